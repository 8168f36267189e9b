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
FROM audience_ids
-- This way round the few people are looked up in, not the many that have a number.
RIGHT ANTI JOIN people USING (person)
WHERE person != 0
