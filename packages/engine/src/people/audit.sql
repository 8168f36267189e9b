-- one row per recorded deed, newest first
SELECT number, toUnixTimestamp64Milli(at) AS at, actor, action, detail
FROM audit
WHERE {before:UInt64} = 0 OR number < {before:UInt64}
ORDER BY number DESC
LIMIT {limit:UInt32}
