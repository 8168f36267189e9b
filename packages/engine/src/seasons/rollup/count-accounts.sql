-- one row per step that accounts come to, and the days between which they are there: how many
INSERT INTO audience_counts (scope, build, measure, episode, part, percent, from_day, until_day, amount)
WITH
    accounts AS
    (
        SELECT
            min(first_day) AS reach,
            min(start_day) AS start,
            min(watch_day) AS watch,
            arraySort(groupArrayArray(gains)) AS all_gains,
            toUInt16(if({runtime:UInt64} = 0, 0, arrayFirst((gain, covered_ms) -> covered_ms * 10 >= {runtime:UInt64} * 9, all_gains, arrayCumSum(all_gains.2)).1)) AS completed,
            if(completed = 0, 65535, completed) AS complete,
            groupArray((episode, first_day, start_day, complete_day)) AS episodes,
            groupArrayArray(arrayMap(left -> (episode, intDiv(left.3, 1000), toUInt8(intDiv(left.3 * 100, length_ms)), left.1, left.2), furthest)) AS left
        FROM season_steps(services = {services:Array(String)}, contents = {contents:Array(String)}, numbers = {numbers:Array(UInt16)}, runtimes = {runtimes:Array(UInt32)}, from = {from:UInt32}, to = {to:UInt32}, upto = {upto:UInt32}, slices = {slices:Array(UInt8)}, apart = {apart:Array(UInt32)}, moved = {moved:Bool}, by = 'accounts')
        GROUP BY person
    ),
    -- (step, episode, part, percent, from that day, until before that day)
    facts AS
    (
        SELECT arrayJoin(arrayFilter(fact -> fact.5 < fact.6, arrayConcat(
            [
                (1, 0, 0, 0, reach, 65535),
                (2, 0, 0, 0, start, 65535),
                (3, 0, 0, 0, watch, 65535),
                (4, 0, 0, 0, complete, 65535),
                (5, 0, 0, 0, reach, start),
                (6, 0, 0, 0, reach, watch),
                (7, 0, 0, 0, reach, complete),
                (8, 0, 0, 0, start, watch),
                (9, 0, 0, 0, start, complete),
                (10, 0, 0, 0, watch, complete),
                (11, 0, toUInt32(complete - reach + 1), 0, complete, 65535)
            ],
            arrayMap(of -> (12, of.1, 0, 0, of.2, 65535), episodes),
            arrayMap(of -> (13, of.1, 0, 0, of.3, 65535), episodes),
            arrayMap(of -> (14, of.1, 0, 0, of.4, 65535), episodes),
            arrayMap(
                (number, next) -> (15, number, 0, 0, greatest(arrayFirst(of -> of.1 = number, episodes).3, arrayFirst(of -> of.1 = next, episodes).3), 65535),
                arrayFilter((number, next) -> has(episodes.1, number) AND has(episodes.1, next), arrayPopBack({episodes:Array(UInt16)}), arrayPopFront({episodes:Array(UInt16)})),
                arrayFilter((next, number) -> has(episodes.1, number) AND has(episodes.1, next), arrayPopFront({episodes:Array(UInt16)}), arrayPopBack({episodes:Array(UInt16)}))),
            arrayMap(of -> (16, of.1, of.2, of.3, of.4, of.5), left)
        ))) AS fact
        FROM accounts
    )
SELECT
    {scope:UInt64}, {build:UInt32},
    [
        'accounts.reach', 'accounts.starters', 'accounts.watchers', 'accounts.completers',
        'accounts.reachNotStarter', 'accounts.reachNotWatcher', 'accounts.reachNotCompleter',
        'accounts.starterNotWatcher', 'accounts.starterNotCompleter', 'accounts.watcherNotCompleter',
        'completed', 'episode.reach', 'episode.starters', 'episode.completers', 'carriedOver', 'left'
    ][fact.1],
    fact.2, fact.3, fact.4, fact.5, fact.6, {sign:Int8} * count()
FROM facts
GROUP BY fact
