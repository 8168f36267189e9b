-- one row per slice of accounts, and screen or market: accounts, from the first day on that they watched there, and watched time by day
INSERT INTO audience_counts (scope, slice, build, measure, name, from_day, until_day, amount)
WITH
    parts AS
    (
        SELECT slice, account, kind, part, min(day) AS first_day, groupArray((day, watched_ms)) AS days
        FROM audience_pieces
        ARRAY JOIN ['screen', 'market'] AS kind, [screen, market] AS part
        WHERE build = {pieces:UInt32} AND slice IN (SELECT arrayJoin({slices:Array(UInt8)}))
        GROUP BY slice, account, kind, part
    )
SELECT {scope:UInt64}, slice, {build:UInt32}, concat(kind, fact.1), part, fact.2, 65535, sum(fact.3)
FROM on_shards(parts)
ARRAY JOIN arrayConcat(
    if(account = 0, [], [('', first_day, toUInt64(1))]),
    arrayMap(viewing -> ('.watched', viewing.1, viewing.2), days)) AS fact
GROUP BY slice, kind, fact.1, part, fact.2
