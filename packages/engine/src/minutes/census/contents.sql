-- one row per counted week and content, of the contents asked for, that was watched
SELECT from_ms, service, content, sum(of_market) AS watched_ms
FROM
(
    SELECT from_ms, service, content, of_market
    FROM
    (
        SELECT from_ms, to_ms, service, content, market, changes, census_counts.watched_ms AS of_market,
            max(changes) OVER (PARTITION BY from_ms, to_ms, service, content) AS latest
        FROM census_counts
        WHERE (from_ms, to_ms) IN (SELECT arrayJoin(arrayZip({froms:Array(Int64)}, {tos:Array(Int64)})))
            AND (service, content) IN (SELECT arrayJoin(arrayZip({services:Array(String)}, {contents:Array(String)})))
    )
    WHERE changes = latest
    -- The same may have been counted twice.
    LIMIT 1 BY from_ms, to_ms, service, content, market
)
GROUP BY from_ms, service, content
HAVING watched_ms > 0
ORDER BY from_ms, service, content
