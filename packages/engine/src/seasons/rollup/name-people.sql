-- one row per viewer and account of the spans that has no number yet
INSERT INTO audience_ids (person, id)
WITH
    people AS
    (
        SELECT DISTINCT arrayJoin([viewer, account]) AS person
        FROM spans
        WHERE (service, content) IN (SELECT service, content FROM audience_units WHERE build >= {first:UInt32} AND build <= {last:UInt32})
            AND start >= fromUnixTimestamp64Milli({from:Int64} - 86400000, 'UTC')
            AND start < fromUnixTimestamp64Milli({to:Int64}, 'UTC')
    )
SELECT person, (SELECT max(id) FROM audience_ids) + row_number() OVER ()
FROM audience_ids
-- This way round the few people are looked up in, not the many that have a number.
RIGHT ANTI JOIN people USING (person)
WHERE person != 0
