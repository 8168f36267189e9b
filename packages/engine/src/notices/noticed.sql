-- one row per notice, the latest first
SELECT number, toUnixTimestamp64Milli(notices.at) AS at_ms, kind, key, state, subject, text, path, rule
FROM notices FINAL
ORDER BY number DESC
LIMIT {limit:UInt32}
