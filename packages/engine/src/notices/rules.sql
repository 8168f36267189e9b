-- one row per rule: its latest version
SELECT id, version, name, way, address, secret, kinds, toUnixTimestamp64Milli(made) AS made_ms, removed
FROM notice_rules FINAL
