-- one row per sort of data that the store has any of
SELECT kind FROM
(
    SELECT 1 AS place, 'plays' AS kind FROM spans LIMIT 1
    UNION ALL
    SELECT 2 AS place, 'a catalogue' AS kind FROM catalogue_versions LIMIT 1
    UNION ALL
    SELECT 3 AS place, 'published figures' AS kind FROM figures LIMIT 1
    UNION ALL
    SELECT 4 AS place, 'production records' AS kind FROM record_versions LIMIT 1
    UNION ALL
    SELECT 5 AS place, 'outcomes' AS kind FROM outcomes LIMIT 1
    UNION ALL
    SELECT 6 AS place, 'decisions' AS kind FROM decisions LIMIT 1
)
ORDER BY place
