-- one row per title that a published list has in its latest revision
SELECT DISTINCT title
FROM figures
WHERE title != ''
    AND (source, market, list, period_start, revision) IN
        (SELECT source, market, list, period_start, max(revision) FROM figures GROUP BY source, market, list, period_start)
