-- one row per day and week of the window and hour of the day that has viewing of a season: its watched time, and the accounts behind it
WITH
    plays AS
    (
        SELECT
            cell,
            max(account) AS payer,
            intervalLengthSum(greatest(from_ms, {edges:Array(Int64)}[cell]), least(to_ms, {edges:Array(Int64)}[cell + 1])) AS took_ms
        FROM season_spans(services = {services:Array(String)}, contents = {contents:Array(String)}, numbers = {numbers:Array(UInt16)}, runtimes = {runtimes:Array(UInt32)}, from = {from:Int64}, to = {to:Int64}, epoch = {epoch:UInt32})
        -- Edges are sorted: the cell of an instant is found by halving.
        ARRAY JOIN range(
            indexOfAssumeSorted({edges:Array(Int64)}, roundDown(from_ms, {edges:Array(Int64)})),
            indexOfAssumeSorted({edges:Array(Int64)}, roundDown(to_ms - 1, {edges:Array(Int64)})) + 1) AS cell
        GROUP BY service, content, play, cell
    )
SELECT name.1 AS unit, name.2 AS bucket, sum(took_ms) AS watchedMs, uniqExactIf(payer, payer != 0) AS accounts
FROM plays
ARRAY JOIN [
    ('day', {days:Array(UInt16)}[cell]),
    ('week', {weeks:Array(UInt16)}[cell]),
    ('hour', {hours:Array(UInt16)}[cell])] AS name
GROUP BY unit, bucket
ORDER BY unit, bucket
