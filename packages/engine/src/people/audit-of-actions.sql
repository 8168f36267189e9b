-- one row per recorded deed of these kinds, newest first
SELECT number, toUnixTimestamp64Milli(at) AS at, actor, action, detail
FROM audit
WHERE has({actions:Array(String)}, action)
ORDER BY number DESC
LIMIT {limit:UInt32}
