-- one row per user: the latest version
SELECT
    name, version, role, services, link_hash,
    toUnixTimestamp64Milli(link_until) AS link_until,
    toUnixTimestamp64Milli(made) AS made,
    toUnixTimestamp64Milli(signed_in) AS signed_in,
    removed
FROM users
ORDER BY name, version DESC
LIMIT 1 BY name
