-- one row per published list of some sources, in each market, with the first days of its weeks
SELECT
    source,
    market,
    list,
    arrayMap(day -> toString(day), arraySort(groupUniqArray(period_start))) AS weeks
FROM figures
WHERE source IN {sources:Array(String)}
GROUP BY source, market, list
ORDER BY source, market, list
