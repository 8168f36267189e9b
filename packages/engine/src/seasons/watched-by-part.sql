-- one row per screen or per market: watched time of a season, and the accounts behind it; the most watched first
SELECT
    if({by:String} = 'screens', screen, market) AS part,
    sum(watched_ms) AS watchedMs,
    uniqExactIf(account, account != 0) AS accounts
FROM season_plays(services = {services:Array(String)}, contents = {contents:Array(String)}, numbers = {numbers:Array(UInt16)}, runtimes = {runtimes:Array(UInt32)}, from = {from:Int64}, to = {to:Int64}, epoch = {epoch:UInt32})
GROUP BY part
ORDER BY watchedMs DESC, part
