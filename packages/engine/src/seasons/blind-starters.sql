-- one row per episode (65535: the season) that somebody began of whose plays no playhead is known: people of one kind who did
WITH
    people_episodes AS
    (
        SELECT
            account,
            if({by:String} = 'accounts', 0, viewer) AS person,
            episode,
            sum(watched_ms) >= 120000 AS starter,
            max(arrayMax(tails)) = 0 AS blind
        FROM season_plays(services = {services:Array(String)}, contents = {contents:Array(String)}, numbers = {numbers:Array(UInt16)}, runtimes = {runtimes:Array(UInt32)}, from = {from:Int64}, to = {to:Int64}, epoch = {epoch:UInt32})
        WHERE viewer != 0
        GROUP BY account, person, episode
    )
SELECT episode, countIf(starter AND blind) AS starters
FROM people_episodes
GROUP BY episode
HAVING starters > 0
UNION ALL
SELECT 65535 AS episode, countIf(begun AND all_blind) AS starters
FROM (SELECT max(starter) AS begun, min(blind) AS all_blind FROM people_episodes GROUP BY account, person)
