-- one row per week and line of the latest revision of one published list, with the value of what the chart ranks that week
SELECT
    toString(period_start) AS week,
    line,
    any(title) AS title,
    any(season) AS season,
    any(name) AS name,
    any(rank) AS rank,
    any(weeks) AS weeks,
    any(note) AS note,
    maxIf(value, metric = {metrics:Array(String)}[arrayLastIndex(day -> day <= period_start, {since:Array(Date)})]) AS value
FROM figures_at(at = {at:DateTime64(3, 'UTC')})
WHERE source = {source:String}
  AND market = {market:String}
  AND list = {list:String}
  AND period_start BETWEEN {from:Date} AND {to:Date}
GROUP BY period_start, line
ORDER BY period_start, line
