-- one row per published list of some sources and markets, with the first days of its weeks
SELECT
    source,
    market,
    list,
    arrayMap(day -> toString(day), arraySort(groupUniqArray(period_start))) AS weeks
FROM figures
WHERE source IN {sources:Array(String)} AND market IN {markets:Array(String)}
GROUP BY source, market, list
