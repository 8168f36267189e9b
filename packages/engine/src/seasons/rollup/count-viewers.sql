-- one row per step that viewers come to, or the accounts behind them, and the days between which they are there: how many
INSERT INTO audience_counts (scope, build, measure, episode, from_day, until_day, amount)
WITH
    viewers AS
    (
        SELECT
            max(payer) AS account,
            min(first_day) AS reach,
            min(start_day) AS start,
            min(watch_day) AS watch,
            arraySort(groupArrayArray(gains)) AS all_gains,
            toUInt16(if({runtime:UInt64} = 0, 0, arrayFirst((gain, covered_ms) -> covered_ms * 10 >= {runtime:UInt64} * 9, all_gains, arrayCumSum(all_gains.2)).1)) AS completed,
            if(completed = 0, 65535, completed) AS complete,
            groupArray((episode, first_day)) AS episodes
        FROM season_steps(services = {services:Array(String)}, contents = {contents:Array(String)}, numbers = {numbers:Array(UInt16)}, runtimes = {runtimes:Array(UInt32)}, from = {from:UInt32}, to = {to:UInt32}, upto = {upto:UInt32}, slices = {slices:Array(UInt8)}, apart = {apart:Array(UInt32)}, moved = {moved:Bool}, by = 'viewers')
        GROUP BY person
    ),
    -- (step, episode, from that day, until before that day): those of viewers, and those that count once for an account
    viewer_facts AS
    (
        SELECT
            account,
            arrayFilter(fact -> fact.3 < fact.4, arrayConcat(
                [(1, 0, reach, 65535), (2, 0, start, 65535), (3, 0, watch, 65535), (4, 0, complete, 65535)],
                arrayMap(of -> (5, of.1, of.2, 65535), episodes))) AS own,
            arrayFilter(fact -> fact.3 < fact.4, arrayConcat(
                [
                    (6, 0, reach, 65535),
                    (7, 0, start, 65535),
                    (8, 0, watch, 65535),
                    (9, 0, complete, 65535),
                    (10, 0, reach, start),
                    (11, 0, reach, watch),
                    (12, 0, reach, complete),
                    (13, 0, start, watch),
                    (14, 0, start, complete),
                    (15, 0, watch, complete)
                ],
                arrayMap(number -> (16, number, reach, if(has(episodes.1, number), arrayFirst(of -> of.1 = number, episodes).2, 65535)), {episodes:Array(UInt16)}))) AS behind
        FROM viewers
    ),
    account_facts AS
    (
        SELECT groupArrayArray(own) AS own_facts, count() AS viewers_of_it, groupArrayArray(behind) AS behind_facts
        FROM viewer_facts
        GROUP BY account
    ),
    facts AS
    (
        SELECT arrayJoin(arrayConcat(
            own_facts,
            -- Where it is true of one viewer until it is of the next, it is true of the account all along.
            if(
                viewers_of_it = 1,
                behind_facts,
                arrayFold(
                    (joined, fact) -> if(
                        notEmpty(joined) AND joined[-1].1 = fact.1 AND joined[-1].2 = fact.2 AND joined[-1].4 >= fact.3,
                        arrayPushBack(arrayPopBack(joined), (fact.1, fact.2, joined[-1].3, greatest(joined[-1].4, fact.4))),
                        arrayPushBack(joined, fact)),
                    arraySort(behind_facts),
                    arraySlice(behind_facts, 1, 0)))
        )) AS fact
        FROM account_facts
    )
SELECT
    {scope:UInt64}, {build:UInt32},
    [
        'viewers.reach', 'viewers.starters', 'viewers.watchers', 'viewers.completers', 'episode.viewers',
        'viewers.reachAccounts', 'viewers.starterAccounts', 'viewers.watcherAccounts', 'viewers.completerAccounts',
        'viewers.reachNotStarter', 'viewers.reachNotWatcher', 'viewers.reachNotCompleter',
        'viewers.starterNotWatcher', 'viewers.starterNotCompleter', 'viewers.watcherNotCompleter', 'episode.absent'
    ][fact.1],
    fact.2, fact.3, fact.4, {sign:Int8} * count()
FROM facts
GROUP BY fact
