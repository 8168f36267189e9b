-- one row per recorded deed, newest first
SELECT number, toUnixTimestamp64Milli(at) AS at, actor, action, detail
FROM audit
ORDER BY number DESC
LIMIT {limit:UInt32}
