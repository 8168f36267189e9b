-- one row per key: its latest version
SELECT id, version, kind, service, name, secret_hash, test, toUnixTimestamp64Milli(made) AS made, revoked
FROM keys
ORDER BY id, version DESC
LIMIT 1 BY id
