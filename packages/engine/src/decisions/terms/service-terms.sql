-- one row per version of a service's terms, the latest first
SELECT service, version, toUnixTimestamp64Milli(made) AS made, actor, fee, value_per_hour, currency
FROM service_terms
ORDER BY made DESC, service, version DESC
LIMIT 1 BY service, version
