-- one row per week, of those named, and market in which anything was watched; the market empty where all are one
SELECT from_ms, if({each:Bool}, market, '') AS place
FROM
(
    SELECT from_ms, market, changes, watched_ms, max(changes) OVER (PARTITION BY from_ms, to_ms, service, content) AS latest
    FROM census_counts
    WHERE (from_ms, to_ms) IN (SELECT arrayJoin(arrayZip({froms:Array(Int64)}, {tos:Array(Int64)}))) AND epoch <= {epoch:UInt32}
)
WHERE changes = latest AND ({market:String} = '' OR market = {market:String})
GROUP BY from_ms, place
HAVING sum(watched_ms) > 0
