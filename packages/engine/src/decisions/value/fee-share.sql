-- one row per season, week, month and kind of account: its part of the fees, in fees. An account's month is one fee, split over what it watched.
-- Cells are the stretches between two edges; months and weeks say in which of them each lies, as places in lists of their own.
WITH
    plays AS
    (
        SELECT
            service, content, play, cell, max(account) AS payer,
            intervalLengthSum(greatest(from_ms, {edges:Array(Int64)}[cell]), least(to_ms, {edges:Array(Int64)}[cell + 1])) AS watched
        FROM valid_spans(from = {from:Int64}, to = {to:Int64}, epoch = {epoch:UInt32})
        ARRAY JOIN range(
            indexOfAssumeSorted({edges:Array(Int64)}, roundDown(from_ms, {edges:Array(Int64)})),
            indexOfAssumeSorted({edges:Array(Int64)}, roundDown(to_ms - 1, {edges:Array(Int64)})) + 1) AS cell
        WHERE service IN {services:Array(String)}
        GROUP BY service, content, play, cell
        HAVING watched > 0 AND payer != 0
    ),
    watched AS
    (
        SELECT service, payer, {months:Array(UInt16)}[cell] AS month, {weeks:Array(UInt16)}[cell] AS week, content, sum(watched) AS ms
        FROM on_shards(plays)
        GROUP BY service, payer, month, week, content
    ),
    paid AS
    (
        SELECT service, payer, month, sum(ms) AS month_ms
        FROM watched
        GROUP BY service, payer, month
    ),
    first_seen AS
    (
        SELECT service, account AS payer, toUnixTimestamp64Milli(min(start)) AS first_ms
        FROM spans
        WHERE service IN {services:Array(String)} AND account != 0 AND epoch <= {epoch:UInt32}
        GROUP BY service, account
    )
SELECT
    title, season, if(title = '', content, '') AS unknown, week, month,
    first_ms >= {starts:Array(Int64)}[month] AS newcomer,
    month_ms < {light:UInt64} AS light,
    uniqExact(payer) AS accounts,
    sum(ms / month_ms) AS fees,
    sum(ms) AS watchedMs
FROM watched
INNER JOIN paid USING (service, payer, month)
INNER JOIN first_seen USING (service, payer)
LEFT JOIN catalogue_at(version = {version:UInt32}) AS catalogue USING (service, content)
GROUP BY title, season, unknown, week, month, newcomer, light
ORDER BY title, season, unknown, week, month, newcomer, light
