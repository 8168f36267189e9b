-- one row per day and content that plays of a recorded file touch
SELECT DISTINCT
    arrayJoin([
        toDate(fromUnixTimestamp64Milli({midnight:Int64} + start * 1000, 'UTC')),
        toDate(fromUnixTimestamp64Milli({midnight:Int64} + (start + length) * 1000, 'UTC'))]) AS day,
    {service:String} AS service,
    {contents:Array(String)}[content + 1] AS content,
    {epoch:UInt32} AS epoch,
    1 AS changes
FROM file({plays:String}, 'Native')
WHERE start + length <= {seconds:Int64}
SETTINGS input_format_skip_unknown_fields = 1, max_execution_time = 0
