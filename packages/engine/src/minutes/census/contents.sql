-- one row per counted week and content, of the contents asked for, that was watched
SELECT from_ms, service, content, watched_ms
FROM
(
    SELECT from_ms, service, content, watched_ms
    FROM census_weeks
    WHERE (from_ms, to_ms, epoch) IN (SELECT arrayJoin(arrayZip({froms:Array(Int64)}, {tos:Array(Int64)}, {epochs:Array(UInt32)})))
        AND (service, content) IN (SELECT arrayJoin(arrayZip({services:Array(String)}, {contents:Array(String)})))
    ORDER BY from_ms, to_ms, service, content, batch DESC
    LIMIT 1 BY from_ms, to_ms, service, content
)
WHERE watched_ms > 0
ORDER BY from_ms, service, content
