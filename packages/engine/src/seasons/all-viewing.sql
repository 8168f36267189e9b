-- one row: watched time of everything on the services that carry a season, and what of it was anything else, with the accounts behind that
WITH
    plays AS
    (
        SELECT
            (service, content) IN (SELECT arrayJoin(arrayZip({services:Array(String)}, {contents:Array(String)}))) AS of_season,
            max(account) AS payer,
            intervalLengthSum(from_ms, to_ms) AS watched_ms
        FROM valid_spans(from = {from:Int64}, to = {to:Int64}, epoch = {epoch:UInt32})
        WHERE service IN (SELECT arrayJoin({services:Array(String)}))
        GROUP BY service, content, play
    )
SELECT
    sum(watched_ms) AS watchedMs,
    sumIf(watched_ms, NOT of_season) AS otherMs,
    uniqExactIf(payer, NOT of_season AND payer != 0) AS otherAccounts
FROM on_shards(plays)
