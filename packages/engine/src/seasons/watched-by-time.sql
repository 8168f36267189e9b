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
    ),
    -- Cell by cell first: there are few, and each belongs to a day, a week and an hour.
    cells AS
    (
        SELECT cell, sum(took_ms) AS watched_ms, uniqExactStateIf(payer, payer != 0) AS account_set
        FROM on_shards(plays)
        GROUP BY cell
    )
SELECT name.1 AS unit, name.2 AS bucket, sum(watched_ms) AS watchedMs, uniqExactMerge(account_set) AS accounts
FROM cells
ARRAY JOIN [
    ('day', {days:Array(UInt16)}[cell]),
    ('week', {weeks:Array(UInt16)}[cell]),
    ('hour', {hours:Array(UInt16)}[cell])] AS name
GROUP BY unit, bucket
ORDER BY unit, bucket
