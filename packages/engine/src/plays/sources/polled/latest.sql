-- one row per media server that is polled, as it is configured now, and whether it answers
SELECT
    address, version, source, service, token, toUnixTimestamp64Milli(changed) AS changed,
    state.trouble AS trouble, toUnixTimestamp64Milli(state.since) AS since
FROM
(
    SELECT * FROM polled_servers ORDER BY address, version DESC LIMIT 1 BY address
) AS latest
LEFT JOIN
(
    SELECT address, argMax(trouble, at) AS trouble, argMax(since, at) AS since FROM polled_states GROUP BY address
) AS state USING (address)
ORDER BY address
