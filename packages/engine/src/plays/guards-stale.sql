-- one row per day that has been touched since it was last looked at
WITH
    touched AS (SELECT day, max(batch) AS latest FROM changes GROUP BY day),
    guarded AS (SELECT day, max(batch) AS latest FROM guarded_days GROUP BY day)
SELECT toString(touched.day) AS day
FROM touched
LEFT JOIN guarded ON guarded.day = touched.day
WHERE touched.latest > guarded.latest
ORDER BY touched.day
