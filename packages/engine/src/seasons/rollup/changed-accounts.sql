-- one row per account of which anything is rolled up otherwise when {upto:UInt32} is the highest number of a build than when {since:UInt32} was; at most {most:UInt32}.
-- Looked at are a season's days, and with {half:String} 'arrivals' all days of its services up to the end.
WITH
    units AS
    (
        SELECT service, content, began, maxIf(build, build <= {since:UInt32}) AS before, max(build) AS after
        FROM audience_built
        WHERE service IN (SELECT arrayJoin({services:Array(String)}))
            AND began < toDateTime({to:UInt32}, 'UTC')
            AND build <= {upto:UInt32}
            AND (
                (
                    (service, content) IN (SELECT arrayJoin(arrayZip({services:Array(String)}, {contents:Array(String)})))
                    AND began >= toDateTime({from:UInt32}, 'UTC')
                    AND (toUnixTimestamp(began) - {from:UInt32}) % 86400 = 0
                )
                OR ({half:String} = 'arrivals' AND toUnixTimestamp(began) % 86400 = 0))
        GROUP BY service, content, began
        HAVING before != after
    )
SELECT account
FROM audience_days
WHERE (service, content) IN (SELECT service, content FROM units)
    AND build IN (SELECT arrayJoin([before, after]) FROM units)
GROUP BY account
HAVING sumIf(cityHash64(service, content, began, viewer, market, screen, head, tail, watched_ms, first_ms, last_ms, hours), build IN (SELECT after FROM units))
    != sumIf(cityHash64(service, content, began, viewer, market, screen, head, tail, watched_ms, first_ms, last_ms, hours), build IN (SELECT before FROM units))
LIMIT {most:UInt32}
