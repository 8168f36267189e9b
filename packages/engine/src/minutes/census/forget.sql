-- one row per content that is counted anew: if nothing valid is left of it, this is what stays
INSERT INTO census_weeks (from_ms, to_ms, epoch, service, content, batch, watched_ms, plays, told_runtime_ms, viewers, accounts)
SELECT
    {from:Int64}, {to:Int64}, {held:UInt32}, touched.1, touched.2, {batch:UInt64} - 1, 0, 0, 0,
    arrayReduce('uniqExactState', emptyArrayUInt64()), arrayReduce('uniqExactState', emptyArrayUInt64())
FROM (SELECT arrayJoin(arrayZip({services:Array(String)}, {contents:Array(String)})) AS touched)
