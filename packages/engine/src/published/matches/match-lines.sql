-- one row per match and name it is of, the latest first; `holds`: no later one has taken its place
SELECT
    number,
    toUnixTimestamp64Milli(at) AS at,
    actor,
    source,
    name,
    assigned,
    title,
    season,
    number = max(number) OVER (PARTITION BY source, name, assigned) AS holds
FROM matches
ORDER BY number DESC, source, name, assigned
