-- one row per screen and market: accounts, from the first day on that they watched there, and watched time by day
INSERT INTO audience_counts (scope, build, measure, name, from_day, until_day, amount)
WITH
    account_days AS
    (
        SELECT account, day, screen, market, sum(watched_ms) AS took_ms
        FROM season_days(services = {services:Array(String)}, contents = {contents:Array(String)}, numbers = {numbers:Array(UInt16)}, runtimes = {runtimes:Array(UInt32)}, from = {from:UInt32}, to = {to:UInt32}, upto = {upto:UInt32}, slices = {slices:Array(UInt8)}, apart = {apart:Array(UInt32)}, moved = {moved:Bool})
        GROUP BY account, day, screen, market
    ),
    facts AS
    (
        SELECT account, name, min(day) AS first_day
        FROM account_days
        ARRAY JOIN [('screen', toString(screen)), ('market', toString(market))] AS name
        GROUP BY account, name
    )
SELECT {scope:UInt64}, {build:UInt32}, name.1, name.2, first_day, 65535, {sign:Int8} * count()
FROM facts
WHERE account != 0
GROUP BY name, first_day
UNION ALL
SELECT {scope:UInt64}, {build:UInt32}, concat(name.1, '.watched'), name.2, day, 65535, {sign:Int8} * sum(took_ms)
FROM account_days
ARRAY JOIN [('screen', toString(screen)), ('market', toString(market))] AS name
GROUP BY name, day
