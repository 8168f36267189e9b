-- one row per screen or per market: watched time of a season, and the accounts behind it; the most watched first
SELECT
    if({by:String} = 'screens', screen, market) AS part,
    sum(watched_ms) AS watchedMs,
    uniqExactIf(account, account != 0) AS accounts
FROM season_plays(version = {version:UInt32}, title = {title:String}, season = {season:UInt16}, from = {from:Int64}, to = {to:Int64}, epoch = {epoch:UInt32})
GROUP BY part
ORDER BY watchedMs DESC, part
