-- one row per content of some, of what a source says of its runtime in a window: the runtime that most plays carry
SELECT service, content, argMax(runtime, plays) AS runtimeMs
FROM (
    SELECT service, content, runtime, uniqExact(play) AS plays
    FROM played_spans(epoch = {epoch:UInt32})
    WHERE (service, content) IN (SELECT arrayJoin(arrayZip({services:Array(String)}, {contents:Array(String)})))
        AND start >= fromUnixTimestamp64Milli({from:Int64}, 'UTC')
        AND start < fromUnixTimestamp64Milli({to:Int64}, 'UTC')
        AND runtime > 0
        AND flags = 0
    GROUP BY service, content, runtime
    ORDER BY service, content, runtime
)
GROUP BY service, content
ORDER BY service, content
