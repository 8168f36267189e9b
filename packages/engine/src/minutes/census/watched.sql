-- one row per week, of those named, in which anything was watched
SELECT from_ms
FROM
(
    SELECT from_ms, argMax(watched_ms, batch) AS latest
    FROM census_weeks
    WHERE (from_ms, to_ms, epoch) IN (SELECT arrayJoin(arrayZip({froms:Array(Int64)}, {tos:Array(Int64)}, {epochs:Array(UInt32)})))
    GROUP BY from_ms, service, content
)
GROUP BY from_ms
HAVING sum(latest) > 0
