-- one row per episode with a next one: accounts that started both
WITH
    accounts AS
    (
        SELECT account, episode
        FROM season_plays(services = {services:Array(String)}, contents = {contents:Array(String)}, numbers = {numbers:Array(UInt16)}, runtimes = {runtimes:Array(UInt32)}, from = {from:Int64}, to = {to:Int64}, epoch = {epoch:UInt32})
        WHERE account != 0
        GROUP BY account, episode
        HAVING sum(watched_ms) >= 120000
    ),
    starters AS
    (
        SELECT account, groupArray(episode) AS started
        FROM accounts
        GROUP BY account
    )
SELECT pair.1 AS episode, count() AS accounts
FROM starters
ARRAY JOIN arrayFilter(
    both -> has(started, both.1) AND has(started, both.2),
    arrayZip(arrayPopBack({episodes:Array(UInt16)}), arrayPopFront({episodes:Array(UInt16)}))) AS pair
GROUP BY episode
ORDER BY episode
