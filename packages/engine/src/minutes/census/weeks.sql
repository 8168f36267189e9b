-- one row per UTC day that has viewing, with the latest batch that touched it
SELECT toString(day) AS day, max(batch) AS batch FROM changes GROUP BY day ORDER BY day
