-- one row per service and content watched in [from, to)
INSERT INTO census_weeks (from_ms, to_ms, epoch, service, content, batch, watched_ms, plays, told_runtime_ms, viewers, accounts)
WITH
    plays AS
    (
        SELECT
            service, content, play,
            max(viewer) AS who, max(account) AS payer, max(runtime) AS told_runtime,
            intervalLengthSum(from_ms, to_ms) AS watched
        FROM valid_spans(from = {from:Int64}, to = {to:Int64}, epoch = {epoch:UInt32})
        WHERE {every:Bool} OR (service, content) IN (SELECT arrayJoin(arrayZip({services:Array(String)}, {contents:Array(String)})))
        GROUP BY service, content, play
        HAVING watched > 0
    )
SELECT
    {from:Int64}, {to:Int64}, {held:UInt32}, service, content, {batch:UInt64},
    sum(watched), count(), max(told_runtime),
    uniqExactStateIf(who, who != 0), uniqExactStateIf(payer, payer != 0)
FROM plays
GROUP BY service, content
