-- one row per service and content that was played and is not in the catalogue, the most watched first
WITH
    unknown AS
    (
        SELECT service, content, min(viewing_changes.day) AS first_day, max(viewing_changes.day) AS last_day
        FROM viewing_changes
        WHERE (service, content) NOT IN (SELECT service, content FROM catalogue_at(version = {version:UInt32}))
            AND (empty({services:Array(String)}) OR service IN {services:Array(String)})
        GROUP BY service, content
    ),
    plays AS
    (
        SELECT service, content, play, max(runtime) AS told_runtime, intervalLengthSum(from_ms, to_ms) AS watched
        FROM valid_spans(from = {from:Int64}, to = {to:Int64}, epoch = {epoch:UInt32})
        WHERE (service, content) IN (SELECT service, content FROM unknown)
        GROUP BY service, content, play
        HAVING watched > 0
    )
SELECT
    service, content, count() AS plays, sum(watched) AS watchedMs, max(told_runtime) AS runtimeMs,
    toString(any(first_day)) AS firstSeen, toString(any(last_day)) AS lastSeen
FROM on_shards(plays) AS plays
INNER JOIN unknown USING (service, content)
GROUP BY service, content
ORDER BY watchedMs DESC, service, content
LIMIT {limit:UInt32}
