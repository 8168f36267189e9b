-- one row per line of some sessions, in their order
SELECT session, service, source, at, rank, body, toString(play) AS play, toUnixTimestamp64Milli(loaded) AS loadedAt
FROM live_lines
WHERE session IN (SELECT arrayJoin({sessions:Array(String)}))
ORDER BY session, service, source, at, rank, body, loadedAt
LIMIT {most:UInt32} BY session, service, source
