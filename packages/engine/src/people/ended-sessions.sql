-- one row per session that was signed out and would not have run out yet
SELECT id, toUnixTimestamp64Milli(max(until)) AS until_ms
FROM ended_sessions
WHERE until > fromUnixTimestamp64Milli({now:Int64}, 'UTC')
GROUP BY id
