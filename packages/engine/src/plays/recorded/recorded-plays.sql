-- one row per play of a recorded file, as a message of its own that came when it was over
SELECT
    {midnight:Int64} + (plays.start + plays.length) * 1000 AS received,
    {epoch:UInt32} AS epoch,
    {service:String} AS service,
    {contents:Array(String)}[plays.content + 1] AS content,
    -- Of what the play is and not of when: the same play, whenever the file is loaded.
    reinterpretAsUUID(MD5(concat({service:String}, ' ', toString(plays.account), ' ', toString(plays.person), ' ', toString(plays.start)))) AS play,
    ids.viewer AS viewer,
    ids.payer AS account,
    plays.market AS market,
    {screens:Array(String)}[plays.screen + 1] AS screen,
    'file' AS source,
    {runtimes:Array(UInt32)}[plays.content + 1] AS runtime,
    toUInt8(0) AS flags,
    [(-toInt64(plays.length) * 1000, toInt64(plays.length) * 1000, toUInt32(plays.position * 1000), toFloat32(1))] AS spans
FROM file({plays:String}, 'Native') AS plays
INNER JOIN
(
    SELECT account, person, viewer, payer
    FROM file({ids:String}, 'RowBinary', 'account UInt32, person UInt8, viewer UInt64, payer UInt64')
) AS ids ON plays.account = ids.account AND plays.person = ids.person
WHERE plays.start + plays.length <= {seconds:Int64}
SETTINGS max_execution_time = 0
