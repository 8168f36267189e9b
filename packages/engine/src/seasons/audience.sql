-- one row: people of one kind (accounts, or viewers within them) by how far they came, and the accounts behind each step and behind what lies between two steps
WITH
    people_episodes AS
    (
        SELECT
            account,
            if({by:String} = 'accounts', 0, viewer) AS person,
            episode,
            max(runtime_ms) AS length_ms,
            sum(watched_ms) AS took_ms,
            intervalLengthSumArray(heads, tails) AS covered_ms
        FROM season_plays(services = {services:Array(String)}, contents = {contents:Array(String)}, numbers = {numbers:Array(UInt16)}, runtimes = {runtimes:Array(UInt32)}, from = {from:Int64}, to = {to:Int64}, epoch = {epoch:UInt32})
        -- Who declined to be recognised counts in watched time, not among people.
        WHERE viewer != 0
        GROUP BY account, person, episode
    ),
    people AS
    (
        SELECT
            account,
            max(took_ms) >= 120000 AS starter,
            -- In whole numbers: 70 % exactly is 70 %.
            max(length_ms > 0 AND covered_ms * 10 >= length_ms * 7) AS watcher,
            {runtime:UInt64} > 0 AND sum(covered_ms) * 10 >= {runtime:UInt64} * 9 AS completer
        FROM people_episodes
        GROUP BY account, person
    )
SELECT
    count() AS reach,
    countIf(starter) AS starters,
    countIf(watcher) AS watchers,
    countIf(completer) AS completers,
    uniqExact(account) AS reachAccounts,
    uniqExactIf(account, starter) AS starterAccounts,
    uniqExactIf(account, watcher) AS watcherAccounts,
    uniqExactIf(account, completer) AS completerAccounts,
    uniqExactIf(account, NOT starter) AS reachNotStarter,
    uniqExactIf(account, NOT watcher) AS reachNotWatcher,
    uniqExactIf(account, NOT completer) AS reachNotCompleter,
    uniqExactIf(account, starter AND NOT watcher) AS starterNotWatcher,
    uniqExactIf(account, starter AND NOT completer) AS starterNotCompleter,
    uniqExactIf(account, watcher AND NOT completer) AS watcherNotCompleter
FROM people
