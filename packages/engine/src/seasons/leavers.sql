-- one row per episode, percent and second of it at which starters' furthest point lies: how many accounts came no further
WITH
    accounts AS
    (
        SELECT
            account, episode,
            max(runtime_ms) AS length_ms,
            max(arrayMax(tails)) AS furthest_ms
        FROM season_plays(services = {services:Array(String)}, contents = {contents:Array(String)}, numbers = {numbers:Array(UInt16)}, runtimes = {runtimes:Array(UInt32)}, from = {from:Int64}, to = {to:Int64}, epoch = {epoch:UInt32})
        WHERE account != 0
        GROUP BY account, episode
        -- Whose playhead is not known came nobody knows how far.
        HAVING sum(watched_ms) >= 120000 AND length_ms > 0 AND furthest_ms > 0
    )
SELECT
    episode,
    intDiv(furthest_ms * 100, length_ms) AS percent,
    intDiv(furthest_ms, 1000) AS second,
    count() AS accounts
FROM accounts
GROUP BY episode, percent, second
ORDER BY episode, percent, second
