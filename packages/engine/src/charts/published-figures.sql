-- one row per week of one published list, in its latest revision: its lines, each with the value of what the chart ranks that week
SELECT
    toString(period_start) AS week,
    arraySort(groupArray((line, title, season, name, rank, weeks, note, ranked))) AS lines
FROM
(
    SELECT
        period_start,
        line,
        any(title) AS title,
        any(season) AS season,
        any(name) AS name,
        any(rank) AS rank,
        any(weeks) AS weeks,
        any(note) AS note,
        maxIf(value, metric = {metrics:Array(String)}[arrayLastIndex(day -> day <= period_start, {since:Array(Date)})]) AS ranked
    FROM figures_at(at = {at:DateTime64(3, 'UTC')})
    WHERE source = {source:String}
      AND market = {market:String}
      AND list = {list:String}
      AND period_start BETWEEN {from:Date} AND {to:Date}
    GROUP BY period_start, line
)
GROUP BY period_start
ORDER BY period_start
