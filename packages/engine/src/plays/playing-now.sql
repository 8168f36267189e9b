-- one row per content of which plays run: how many
SELECT service, content, uniqExact(play) AS plays
FROM spans
-- A span has at most a day. What robots and test keys report is no viewing.
WHERE start >= fromUnixTimestamp64Milli({since:Int64} - 86400000, 'UTC') AND stop >= fromUnixTimestamp64Milli({since:Int64}, 'UTC')
    AND flags = 0 AND lead <= 120000
    AND (empty({services:Array(String)}) OR service IN {services:Array(String)})
GROUP BY service, content
