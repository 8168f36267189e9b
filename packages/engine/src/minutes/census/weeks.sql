-- one row per UTC day that has viewing
SELECT DISTINCT toString(day) AS day FROM changes ORDER BY day
