-- one row per slice of accounts and step that accounts, or viewers within them, come to, and the days between which they are there: how many
INSERT INTO audience_counts (scope, slice, build, measure, episode, part, percent, from_day, until_day, amount)
-- Each subquery names what the next needs more than once: the engine would plan it again wherever it is needed.
WITH
    watched AS
    (
        SELECT
            slice, account, episode,
            max(runtime_ms) AS length_ms,
            groupArray((day, watched_ms, head, tail, viewer)) AS all_pieces,
            groupUniqArray(viewer) AS viewers
        FROM audience_pieces
        WHERE build = {pieces:UInt32} AND slice IN (SELECT arrayJoin({slices:Array(UInt8)})) AND account != 0
        GROUP BY slice, account, episode
    ),
    -- An account is 0 among its viewers. Of an episode that one viewer watched alone the account knows the same.
    people AS
    (
        SELECT
            slice, account, episode, length_ms, persons,
            if(length(viewers) = 1 OR persons[1] = 0, all_pieces, arrayFilter(piece -> piece.5 = persons[1], all_pieces)) AS pieces
        FROM watched
        ARRAY JOIN if(length(viewers) = 1, [[0, viewers[1]]], arrayMap(person -> [person], arrayPushFront(viewers, 0))) AS persons
    ),
    -- By the end of each day: time taken, content covered, the furthest point.
    known AS
    (
        SELECT
            slice, account, episode, length_ms, persons,
            if(
                length(pieces) = 1,
                [(pieces[1].1, pieces[1].2, toUInt64(pieces[1].4 - pieces[1].3), pieces[1].4)],
                arrayMap(
                    until -> (
                        until,
                        arraySum(piece -> if(piece.1 <= until, piece.2, 0), pieces),
                        arrayReduce(
                            'intervalLengthSum',
                            arrayMap(piece -> if(piece.1 <= until, piece.3, 0), pieces),
                            arrayMap(piece -> if(piece.1 <= until, piece.4, 0), pieces)),
                        arrayMax(piece -> if(piece.1 <= until, piece.4, 0), pieces)),
                    arraySort(arrayDistinct(pieces.1)))) AS ends
        FROM people
    ),
    -- The first day of the window on which each step was reached (65535: never).
    steps AS
    (
        SELECT
            slice, account, episode, length_ms, persons, ends,
            ends[1].1 AS first_day,
            arrayFirstIndex(state -> state.2 >= 120000, ends) AS started,
            -- In whole numbers: 70 % exactly is 70 %.
            if(length_ms = 0, 0, arrayFirstIndex(state -> state.3 * 10 >= length_ms * 7, ends)) AS watched_most,
            if(length_ms = 0, 0, arrayFirstIndex(state -> state.3 * 10 >= length_ms * 9, ends)) AS completed,
            if(started = 0, 65535, ends[started].1) AS start_day
        FROM known
    ),
    -- By day how much more of the episode was covered, and from which day until before which the furthest point was where: nowhere while
    -- the playhead is not known.
    persons_of_accounts AS
    (
        SELECT
            slice, account, person,
            min(first_day) AS reach,
            min(start_day) AS start,
            min(if(watched_most = 0, 65535, ends[watched_most].1)) AS watch,
            arraySort(groupArrayArray(arrayMap((state, before) -> (state.1, toUInt64(state.3 - before)), ends, arrayPopBack(arrayPushFront(ends.3, 0))))) AS gains,
            groupArray((episode, first_day, start_day, if(completed = 0, 65535, ends[completed].1))) AS episodes,
            groupArrayArray(if(
                person != 0 OR length_ms = 0,
                [],
                arrayMap(
                    (state, next) -> (16, episode, intDiv(state.4, 1000), toUInt8(intDivOrZero(state.4 * 100, length_ms)), if(state.4 = 0, 65535, greatest(state.1, start_day)), next),
                    ends,
                    arrayPushBack(arrayPopFront(ends.1), 65535)))) AS left
        FROM steps
        ARRAY JOIN persons AS person
        GROUP BY slice, account, person
    ),
    finished AS
    (
        SELECT
            slice, account, person, reach, start, watch, episodes, left, gains,
            if({runtime:UInt64} = 0, 0, arrayFirstIndex(covered_ms -> covered_ms * 10 >= {runtime:UInt64} * 9, arrayCumSum(gains.2))) AS last_gain,
            if(last_gain = 0, 65535, gains[last_gain].1) AS complete
        FROM persons_of_accounts
    ),
    -- (step, episode, part, percent, from that day, until before that day) of accounts and of viewers; and when what counts once for an
    -- account is true of a viewer: (from that day, until before that day) of each step, in the order of their numbers from 22 on.
    facts_of_persons AS
    (
        SELECT
            slice, account, person,
            arrayFilter(fact -> fact.5 < fact.6, if(
                person = 0,
                arrayConcat(
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
                        (number, next) -> (15, number, 0, 0, if(has(episodes.1, number) AND has(episodes.1, next), greatest(episodes[indexOf(episodes.1, number)].3, episodes[indexOf(episodes.1, next)].3), 65535), 65535),
                        arrayPopBack({episodes:Array(UInt16)}),
                        arrayPopFront({episodes:Array(UInt16)})),
                    left),
                arrayConcat(
                    [(17, 0, 0, 0, reach, 65535), (18, 0, 0, 0, start, 65535), (19, 0, 0, 0, watch, 65535), (20, 0, 0, 0, complete, 65535)],
                    arrayMap(of -> (21, of.1, 0, 0, of.2, 65535), episodes)))) AS own,
            if(
                person = 0,
                [],
                arrayConcat(
                    [
                        (reach, 65535), (start, 65535), (watch, 65535), (complete, 65535),
                        (reach, start), (reach, watch), (reach, complete), (start, watch), (start, complete), (watch, complete)
                    ],
                    arrayMap(number -> (reach, if(has(episodes.1, number), episodes[indexOf(episodes.1, number)].2, 65535)), {episodes:Array(UInt16)}))) AS behind
        FROM finished
    ),
    accounts AS
    (
        SELECT slice, groupArrayArray(own) AS counted, groupArrayForEach(behind) AS behinds
        FROM facts_of_persons
        GROUP BY slice, account
    ),
    facts AS
    (
        SELECT
            slice,
            arrayJoin(arrayConcat(
                counted,
                arrayFlatten(arrayMap(
                    (times, step) -> arrayMap(
                        time -> (least(21 + step, 32), if(step > 10, {episodes:Array(UInt16)}[step - 10], 0), 0, 0, time.1, time.2),
                        -- Where it is true of one viewer until it is of the next, it is true of the account all along.
                        arrayFold(
                            (joined, time) -> if(
                                notEmpty(joined) AND joined[-1].2 >= time.1,
                                arrayPushBack(arrayPopBack(joined), (joined[-1].1, greatest(joined[-1].2, time.2))),
                                arrayPushBack(joined, time)),
                            arraySort(arrayFilter(time -> time.1 < time.2, times)),
                            arraySlice(times, 1, 0))),
                    behinds,
                    arrayEnumerate(behinds))))) AS fact
        FROM accounts
    )
SELECT
    {scope:UInt64}, slice, {build:UInt32},
    [
        'accounts.reach', 'accounts.starters', 'accounts.watchers', 'accounts.completers',
        'accounts.reachNotStarter', 'accounts.reachNotWatcher', 'accounts.reachNotCompleter',
        'accounts.starterNotWatcher', 'accounts.starterNotCompleter', 'accounts.watcherNotCompleter',
        'completed', 'episode.reach', 'episode.starters', 'episode.completers', 'carriedOver', 'left',
        'viewers.reach', 'viewers.starters', 'viewers.watchers', 'viewers.completers', 'episode.viewers',
        'viewers.reachAccounts', 'viewers.starterAccounts', 'viewers.watcherAccounts', 'viewers.completerAccounts',
        'viewers.reachNotStarter', 'viewers.reachNotWatcher', 'viewers.reachNotCompleter',
        'viewers.starterNotWatcher', 'viewers.starterNotCompleter', 'viewers.watcherNotCompleter', 'episode.absent'
    ][fact.1],
    fact.2, fact.3, fact.4, fact.5, fact.6, count()
FROM on_shards(facts)
GROUP BY slice, fact
