-- one row per viewer and UTC day that has come to more than 24 hours over all plays, or no longer has
INSERT INTO found_overfull (look, viewer, day, watched_ms)
WITH
    pieces AS
    (
        SELECT
            viewer, service, content, play, day,
            greatest(toUnixTimestamp64Milli(start), toInt64(toUnixTimestamp(toDateTime(day, 'UTC'))) * 1000) AS from_ms,
            least(toUnixTimestamp64Milli(stop), toInt64(toUnixTimestamp(toDateTime(day + 1, 'UTC'))) * 1000) AS to_ms
        FROM played_spans(epoch = {epoch:UInt32})
        ARRAY JOIN [toDate(start), toDate(start) + 1] AS day
        WHERE viewer != 0
            AND stop > start
            AND start >= toDateTime64(arrayMin({days:Array(Date)}), 3, 'UTC') - INTERVAL 1 DAY
            AND start < toDateTime64(arrayMax({days:Array(Date)}), 3, 'UTC') + INTERVAL 1 DAY
            AND has({days:Array(Date)}, day)
            AND (service, content, play, start) NOT IN (
                SELECT service, content, play, start FROM spans
                WHERE (lead > 120000 OR flags != 0) AND epoch <= {epoch:UInt32}
                    AND start >= toDateTime64(arrayMin({days:Array(Date)}), 3, 'UTC') - INTERVAL 1 DAY
                    AND start < toDateTime64(arrayMax({days:Array(Date)}), 3, 'UTC') + INTERVAL 1 DAY
            )
    ),
    set_aside AS (SELECT viewer, day FROM set_aside_days(epoch = {epoch:UInt32}) WHERE has({days:Array(Date)}, day)),
    -- Who is not over it by plain addition is not without what overlaps: few are left to be looked at play by play.
    suspects AS
    (
        SELECT viewer, day
        FROM on_shards(pieces)
        GROUP BY viewer, day
        HAVING sum(greatest(0, to_ms - from_ms)) > 86400000
        UNION ALL
        SELECT viewer, day FROM set_aside
    ),
    plays AS
    (
        SELECT viewer, day, intervalLengthSum(from_ms, to_ms) AS watched_ms
        FROM on_shards(pieces)
        WHERE to_ms > from_ms AND (viewer, day) GLOBAL IN (SELECT viewer, day FROM suspects)
        GROUP BY viewer, day, service, content, play
    ),
    totals AS
    (
        SELECT viewer, day, sum(watched_ms) AS total FROM plays GROUP BY viewer, day
        UNION ALL
        -- Nothing may be left of a day that was set aside.
        SELECT viewer, day, 0 AS total FROM set_aside
    )
SELECT {look:UInt64}, viewer, day, sum(total) AS watched
FROM totals
GROUP BY viewer, day
HAVING (watched > 86400000) != ((viewer, day) IN (SELECT viewer, day FROM set_aside))
