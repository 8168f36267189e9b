-- one row per slice of accounts and way of coming to a season: accounts, by the day they came
INSERT INTO audience_counts (scope, slice, build, measure, from_day, until_day, amount)
WITH
    units AS
    (
        SELECT max(build) AS latest
        FROM audience_built
        WHERE service IN (SELECT arrayJoin({services:Array(String)}))
            AND began < toDateTime({to:UInt32}, 'UTC')
            AND toUnixTimestamp(began) % 86400 = 0
            AND build <= {upto:UInt32}
        GROUP BY service, content, began
    ),
    audience AS
    (
        SELECT slice, account, min(from_ms) AS began_ms, min(day) AS first_day
        FROM audience_pieces
        WHERE build = {pieces:UInt32} AND slice IN (SELECT arrayJoin({slices:Array(UInt8)})) AND account != 0
        GROUP BY slice, account
    ),
    earlier AS
    (
        SELECT account, max(toInt64(toUnixTimestamp(began)) * 1000 + last_ms) AS left_ms
        FROM audience_days
        INNER JOIN audience USING (account)
        WHERE service IN (SELECT arrayJoin({services:Array(String)}))
            AND slice IN (SELECT arrayJoin({slices:Array(UInt8)}))
            AND build IN (SELECT latest FROM units)
            AND toInt64(toUnixTimestamp(began)) * 1000 + first_ms < began_ms
        GROUP BY account
    ),
    came AS
    (
        SELECT slice, first_day, began_ms, left_ms
        FROM audience
        LEFT JOIN earlier USING (account)
    )
SELECT {scope:UInt64}, slice, {build:UInt32}, step, first_day, 65535, count()
FROM on_shards(came)
ARRAY JOIN ['arrivals.reach', 'arrivals.first', 'arrivals.returned'] AS step
WHERE step = 'arrivals.reach'
    OR (step = 'arrivals.first' AND left_ms = 0)
    OR (step = 'arrivals.returned' AND left_ms > 0 AND began_ms - left_ms >= {pause:Int64})
GROUP BY slice, step, first_day
