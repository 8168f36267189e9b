-- one row per source that reported plays of a season which begin in its window: how many, and of how many the playhead is not known
SELECT
    if(source IN ('beacon', 'file', ''), 'native', source) AS reporter,
    uniqExact(play) AS plays,
    uniqExactIf(play, position = 4294967295) AS blind
FROM played_spans(epoch = {epoch:UInt32})
WHERE (service, content) IN (SELECT arrayJoin(arrayZip({services:Array(String)}, {contents:Array(String)})))
    AND start >= fromUnixTimestamp64Milli({from:Int64}, 'UTC')
    AND start < fromUnixTimestamp64Milli({to:Int64}, 'UTC')
    AND stop > start
    AND flags = 0
GROUP BY reporter
ORDER BY plays DESC, reporter
