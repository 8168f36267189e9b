-- one row per content and day of a season’s windows that is rolled up: the build that holds, or held when {upto:UInt32} was the highest
SELECT service, content, toUInt32(intDiv(toUnixTimestamp(began) - {from:UInt32}, 86400)) + 1 AS day, max(build) AS latest, argMax(rows, build) AS pieces
FROM audience_built
WHERE (service, content) IN (SELECT arrayJoin(arrayZip({services:Array(String)}, {contents:Array(String)})))
    AND began >= toDateTime({from:UInt32}, 'UTC')
    AND began < toDateTime({to:UInt32}, 'UTC')
    AND (toUnixTimestamp(began) - {from:UInt32}) % 86400 = 0
    AND build <= {upto:UInt32}
GROUP BY service, content, day
ORDER BY service, content, day
