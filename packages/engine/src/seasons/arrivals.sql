-- one row: accounts that watched a season, those whose first viewing on its service it was, and those who came back to it after a long pause
WITH
    audience AS
    (
        SELECT service, account, min(from_ms) AS began_ms
        FROM season_spans(services = {services:Array(String)}, contents = {contents:Array(String)}, numbers = {numbers:Array(UInt16)}, runtimes = {runtimes:Array(UInt32)}, from = {from:Int64}, to = {to:Int64}, epoch = {epoch:UInt32})
        WHERE account != 0
        GROUP BY service, account
    ),
    earlier AS
    (
        SELECT service, account, max(to_ms) AS left_ms
        FROM valid_spans(from = 86400000, to = {to:Int64}, epoch = {epoch:UInt32}) AS stretches
        GLOBAL INNER JOIN audience USING (service, account)
        WHERE from_ms < began_ms
        GROUP BY service, account
    )
SELECT
    count() AS reach,
    countIf(left_ms = 0) AS first,
    countIf(left_ms > 0 AND began_ms - left_ms >= {pause:Int64}) AS returned,
    (SELECT toString(toDate(min(start))) FROM spans WHERE service IN (SELECT arrayJoin({services:Array(String)}))) AS since
FROM audience
LEFT JOIN earlier USING (service, account)
