-- one row per market and week of one published list, in its latest revision: its lines, each with the value of what the chart ranks that
-- week; of all markets when none is named
SELECT
    market,
    toString(period_start) AS week,
    arraySort(groupArray((line, title, season, name, rank, weeks, note, ranked))) AS lines
FROM
(
    SELECT
        market,
        period_start,
        line,
        any(title) AS title,
        any(season) AS season,
        any(name) AS name,
        any(rank) AS rank,
        any(weeks) AS weeks,
        any(note) AS note,
        maxIf(value, metric = {metrics:Array(String)}[arrayLastIndex(day -> day <= period_start, {since:Array(Date)})]) AS ranked
    FROM figures_at_cutoff(at = {at:DateTime64(3, 'UTC')}, epoch = {epoch:UInt32})
    WHERE source = {source:String}
      AND (empty({markets:Array(String)}) OR market IN {markets:Array(String)})
      AND list = {list:String}
      AND period_start BETWEEN {from:Date} AND {to:Date}
    GROUP BY market, period_start, line
)
GROUP BY market, period_start
ORDER BY market, period_start
