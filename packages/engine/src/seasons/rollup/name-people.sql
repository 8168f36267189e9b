-- one row per viewer and account of the spans that has no number yet
INSERT INTO audience_ids (person, id)
WITH
    people AS
    (
        SELECT DISTINCT arrayJoin([viewer, account]) AS person
        FROM spans
        WHERE (service, content) IN (SELECT arrayJoin(arrayZip({services:Array(String)}, {contents:Array(String)})))
            AND start >= fromUnixTimestamp64Milli({from:Int64} - 86400000, 'UTC')
            AND start < fromUnixTimestamp64Milli({to:Int64}, 'UTC')
    )
SELECT person, (SELECT max(id) FROM audience_ids) + row_number() OVER ()
FROM people
WHERE person != 0 AND person NOT IN (SELECT person FROM audience_ids WHERE person IN (SELECT person FROM people))
