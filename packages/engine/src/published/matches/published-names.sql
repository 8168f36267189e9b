-- one row per source, published name and title that the import gave it, with all hours that were published of it
SELECT
    source,
    name,
    title AS assigned,
    argMax(title_name, (period_start, title_name)) AS title_name,
    argMax(season, period_start) AS season,
    toString(min(period_start)) AS from,
    toString(max(period_start)) AS to,
    uniqExact(market, list, period_start) AS lists,
    sumIf(ifNull(value, 0), metric = 'hours') + sumIf(ifNull(value, 0), metric = 'minutes') / 60 AS hours
FROM figures_as_published_now
WHERE title != '' AND ({source:String} = '' OR source = {source:String}) AND ({name:String} = '' OR name = {name:String})
GROUP BY source, name, assigned
ORDER BY source, name, assigned
