-- one row per session of somebody that has not run out and was not ended, the latest first
SELECT id, name, toUnixTimestamp64Milli(begun_sessions.made) AS made_ms, toUnixTimestamp64Milli(begun_sessions.until) AS until_ms, way, agent
FROM begun_sessions
WHERE begun_sessions.until > fromUnixTimestamp64Milli({now:Int64}, 'UTC')
    AND id NOT IN (SELECT id FROM ended_sessions)
ORDER BY begun_sessions.made DESC, id
