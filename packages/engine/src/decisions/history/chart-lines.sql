-- one row per season, or film, and week of some of Netflix's global lists
SELECT
    toString(any(period_start)) AS start,
    toString(any(period_end)) AS end,
    any(lines.title) AS title,
    any(title_name) AS titleName,
    toInt32(any(lines.season)) AS season,
    any(lines.name) AS name,
    list,
    list = 'tv-english' AS english,
    toInt32(any(lines.rank)) AS rank,
    toInt32(any(lines.weeks)) AS weeks,
    maxIf(value, metric = 'hours') AS hours,
    maxIf(value, metric = 'views') AS views,
    maxIf(value, metric = 'runtime_hours') AS runtimeHours,
    countIf(metric = 'staggered_launch' AND value = 1) > 0 AS staggered
FROM figures_now AS lines
WHERE source = 'netflix-top10' AND market = 'WW' AND list IN {lists:Array(String)}
GROUP BY list, period_start, line
ORDER BY start, list, line
