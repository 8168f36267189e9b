-- one row per season of an engagement report whose day of release it tells, which is of what Netflix released itself; what has no label is a special, not a season
SELECT
    toString(any(period_start)) AS start,
    toString(any(period_end)) AS end,
    any(lines.title) AS title,
    any(title_name) AS titleName,
    toInt32(any(lines.season)) AS season,
    any(lines.name) AS name,
    maxIf(value, metric = 'hours') AS hours,
    maxIf(value, metric = 'runtime_hours') AS runtimeHours,
    toInt32(maxIf(value, metric = 'released_day')) AS releasedDay
FROM figures_now AS lines
WHERE source = 'netflix-engagement' AND market = 'WW' AND list IN ('all', 'shows') AND lines.season > 0
    AND splitByString(' // ', lines.name)[1] != title_name
GROUP BY list, period_start, line
HAVING countIf(metric = 'released_day') > 0 AND hours > 0
ORDER BY start, releasedDay, title, season, name
