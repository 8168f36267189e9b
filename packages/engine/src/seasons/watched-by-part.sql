-- one row per screen and per market: watched time of a season, and the accounts behind it; the most watched first
SELECT name.1 AS kind, name.2 AS part, sum(watched_ms) AS watchedMs, uniqExactIf(account, account != 0) AS accounts
FROM season_plays(services = {services:Array(String)}, contents = {contents:Array(String)}, numbers = {numbers:Array(UInt16)}, runtimes = {runtimes:Array(UInt32)}, from = {from:Int64}, to = {to:Int64}, epoch = {epoch:UInt32})
ARRAY JOIN [('screen', toString(screen)), ('market', toString(market))] AS name
GROUP BY kind, part
ORDER BY kind, watchedMs DESC, part
