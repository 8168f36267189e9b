-- one row per published list of some sources, in each market, with the first days of its weeks, and every revision of a week but its first
SELECT
    source,
    market,
    list,
    arrayMap(day -> toString(day), arraySort(groupUniqArray(period_start))) AS weeks,
    arrayMap(each -> (toString(each.1), each.2), arraySort(groupUniqArrayIf((period_start, revision), revision > 1))) AS revised
FROM figures
WHERE source IN {sources:Array(String)}
GROUP BY source, market, list
ORDER BY source, market, list
