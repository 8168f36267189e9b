-- one row per episode that was watched: its audience by account, its viewers, and the accounts of viewers of the season who did not watch it
WITH
    plays AS
    (
        SELECT *
        FROM season_plays(services = {services:Array(String)}, contents = {contents:Array(String)}, numbers = {numbers:Array(UInt16)}, runtimes = {runtimes:Array(UInt32)}, from = {from:Int64}, to = {to:Int64}, epoch = {epoch:UInt32})
    ),
    accounts AS
    (
        SELECT
            account, episode,
            max(runtime_ms) AS length_ms,
            sum(watched_ms) AS took_ms,
            groupUniqArrayIf(viewer, viewer != 0) AS viewers_of_it,
            intervalLengthSumArray(heads, tails) AS covered_ms
        FROM on_shards(plays)
        GROUP BY account, episode
    ),
    viewers AS
    (
        SELECT account, viewer, groupUniqArray(episode) AS watched
        FROM on_shards(plays)
        WHERE viewer != 0
        GROUP BY account, viewer
    ),
    absences AS
    (
        SELECT episode, uniqExact(account) AS absent
        FROM viewers
        ARRAY JOIN arrayFilter(number -> NOT has(watched, number), {episodes:Array(UInt16)}) AS episode
        GROUP BY episode
    ),
    audiences AS
    (
        SELECT
            episode,
            sum(took_ms) AS watchedMs,
            countIf(account != 0) AS reach,
            countIf(account != 0 AND took_ms >= 120000) AS starters,
            countIf(account != 0 AND length_ms > 0 AND covered_ms * 10 >= length_ms * 9) AS completers,
            sum(length(viewers_of_it)) AS viewers
        FROM accounts
        GROUP BY episode
    )
SELECT episode, watchedMs, reach, starters, completers, viewers, absent AS viewersAbsentAccounts
FROM audiences
LEFT JOIN absences USING (episode)
ORDER BY episode
