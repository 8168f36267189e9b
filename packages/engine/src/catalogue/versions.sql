-- one row per version, the latest first; a content counts as added where the version before did not have it
WITH
    steps AS
    (
        SELECT
            version, removed AS gone,
            lagInFrame(removed, 1, 1) OVER (PARTITION BY service, content ORDER BY version ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS absent
        FROM catalogue
        -- A version that was cut off half-way was never recorded: its rows do not count.
        WHERE version IN (SELECT version FROM catalogue_versions)
    ),
    counts AS
    (
        SELECT version, countIf(gone = 0 AND absent = 1) AS added, countIf(gone = 0 AND absent = 0) AS changed, countIf(gone = 1) AS removed
        FROM steps
        GROUP BY version
    )
SELECT version, restored, toUnixTimestamp64Milli(made) AS made, actor, note, added, changed, removed
FROM catalogue_versions
LEFT JOIN counts USING (version)
ORDER BY version DESC
