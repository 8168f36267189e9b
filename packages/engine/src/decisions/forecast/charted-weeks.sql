-- one row per week and line of the published weekly lists of seasons, from the latest revision of each
WITH
    figures_now AS
    (
        SELECT *
        FROM figures_at(at = '2200-01-01 00:00:00.000')
        WHERE source = {source:String}
          AND market = {market:String}
          AND list IN {lists:Array(String)}
          AND period_end <= {to:Date}
          AND metric IN ('hours', 'views', 'runtime_hours', 'staggered_launch')
    )
SELECT
    list,
    toString(period_start) AS week,
    any(title) AS title,
    any(season) AS season,
    any(name) AS name,
    any(weeks) AS weeks,
    maxIf(value, metric = 'hours') AS hours,
    maxIf(value, metric = 'views') AS views,
    maxIf(value, metric = 'runtime_hours') AS runtime,
    countIf(metric = 'staggered_launch' AND value = 1) > 0 AS staggered
FROM figures_now
GROUP BY list, period_start, line
ORDER BY period_start, list, line
