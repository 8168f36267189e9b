-- one row per figure of every line, in every revision, that was imported as one of some titles: of some sources, each in some markets (empty:
-- in all)
SELECT source, market, list, toString(period_start) AS week, revision, line, title, season, name, rank, weeks, metric, value
FROM figures
WHERE title IN {titles:Array(String)}
    AND arrayExists((of, among) -> of = source AND among IN ('', market), {sources:Array(String)}, {markets:Array(String)})
ORDER BY source, market, list, week, line
