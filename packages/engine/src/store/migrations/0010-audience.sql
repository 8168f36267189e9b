-- Short numbers for the hashes of viewers and accounts, so that many of them can be counted quickly. 0 stands for 0.
CREATE TABLE audience_ids
(
    person UInt64,
    id UInt32
)
ENGINE = MergeTree
ORDER BY person;

-- Which viewers were seen in which accounts: nearly always in one. Accounts that share a viewer cannot be counted apart.
CREATE TABLE audience_payers
(
    viewer UInt32,
    account UInt32
)
ENGINE = ReplacingMergeTree
ORDER BY (viewer, account);

-- Valid viewing, rolled up: what a viewer of an account watched of a content in 24 hours, in one market and on one screen.
-- One row per uninterrupted piece of the content that was shown; the first of them has the time it all took.
-- The rows of a build count when `audience_built` names it, and no later one of the same content and day.
CREATE TABLE audience_days
(
    service LowCardinality(String),
    content LowCardinality(String),
    slice UInt8 COMMENT 'by account: those of one slice can be counted without the others',
    account UInt32 CODEC(Delta, LZ4),
    viewer UInt32 CODEC(Delta, LZ4),
    began DateTime('UTC') COMMENT 'when the 24 hours began' CODEC(Delta, LZ4),
    build UInt32 CODEC(Delta, LZ4),
    market LowCardinality(String),
    screen LowCardinality(String),
    head UInt32 COMMENT 'playhead where the piece begins, ms' CODEC(T64, LZ4),
    tail UInt32 COMMENT 'and where it ends' CODEC(T64, LZ4),
    watched_ms UInt64 CODEC(T64, LZ4),
    first_ms UInt32 COMMENT 'the first instant of viewing, after began' CODEC(T64, LZ4),
    last_ms UInt32 COMMENT 'the last' CODEC(T64, LZ4),
    hours UInt32 COMMENT 'a bit for each of the 24 hours in which it was watched'
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(began)
ORDER BY (service, content, slice, account, viewer, began);

-- Which content and day was rolled up when: one row per build, the highest holds.
CREATE TABLE audience_built
(
    service LowCardinality(String),
    content LowCardinality(String),
    began DateTime('UTC'),
    build UInt32,
    batch UInt64 COMMENT 'the latest batch it holds',
    rows UInt32,
    checks Array(UInt64) COMMENT 'a sum over the rows of each slice: the same rows, the same sum',
    quarters Array(UInt64) COMMENT 'watched ms in each of the 96 quarters of an hour',
    at DateTime('UTC') DEFAULT now('UTC')
)
ENGINE = MergeTree
ORDER BY (service, content, began);

-- What a season's report counts, by window: `amount` accounts (viewers, or milliseconds) belong to every window of at least `from_day`
-- and fewer than `until_day` days. Made of audience_days; the rows of a build count when `audience_counted` names it.
CREATE TABLE audience_counts
(
    scope UInt64 COMMENT 'hash of the season: its contents, episodes, runtimes and the instant its windows begin',
    build UInt32,
    measure LowCardinality(String),
    episode UInt16,
    part UInt32 COMMENT 'a day, week or hour; the second or the number of days',
    percent UInt8,
    name LowCardinality(String) COMMENT 'a screen or a market',
    from_day UInt16,
    until_day UInt16,
    amount Int64 COMMENT 'less than none where somebody is taken away whom an earlier build has'
)
ENGINE = MergeTree
ORDER BY (scope, build, measure, episode, part);

-- Which part of a season was counted from what: the stamp is made of the checks of all that it was counted from.
CREATE TABLE audience_counted
(
    scope UInt64,
    horizon UInt16 COMMENT 'it serves windows of up to so many days',
    half LowCardinality(String) COMMENT 'season, or arrivals',
    share UInt8 COMMENT 'which accounts; 255: all of them',
    stamp UInt64,
    build UInt32,
    parts Array(UInt32) COMMENT 'of all of them: the builds that hold them',
    changed UInt32 COMMENT 'the build that holds what is otherwise since then; 0: nothing',
    upto UInt32 COMMENT 'the highest number of a build when they were counted',
    at DateTime('UTC') DEFAULT now('UTC')
)
ENGINE = ReplacingMergeTree(build)
ORDER BY (scope, horizon, half, share);

-- One row per piece of a season's rolled up viewing, with its episode and the day of the window, from 1. Playheads are cut at the runtime.
-- The builds are given as lists of the same length: the day, and the number and runtime (0: not known) of the episode that each is of.
CREATE VIEW season_days AS
WITH
    units AS
    (
        SELECT entry.1 AS build, entry.2 AS day, entry.3 AS episode, entry.4 AS runtime_ms
        FROM (SELECT arrayJoin(arrayZip({builds:Array(UInt32)}, {days:Array(UInt16)}, {numbers:Array(UInt16)}, {runtimes:Array(UInt32)})) AS entry)
    )
SELECT
    account, viewer, market, screen, episode, runtime_ms, day, watched_ms, hours,
    toInt64(toUnixTimestamp(began)) * 1000 + first_ms AS from_ms,
    least(head, runtime_ms) AS playhead_from,
    least(tail, runtime_ms) AS playhead_to
FROM audience_days
INNER JOIN units USING (build)
WHERE (service, content) IN (SELECT arrayJoin(arrayZip({services:Array(String)}, {contents:Array(String)})))
    AND slice IN (SELECT arrayJoin({slices:Array(UInt8)}))
    AND (account IN (SELECT arrayJoin({apart:Array(UInt32)}))) = {moved:Bool};

-- One row per person (account or viewer) and episode: the first day of the window on which each step was reached (65535: never), by day
-- how much more of it was covered, and from which day until before which the furthest point was where.
CREATE VIEW season_steps AS
WITH
    watched AS
    (
        SELECT
            if({by:String} = 'accounts', account, viewer) AS person,
            episode,
            max(account) AS payer,
            max(runtime_ms) AS length_ms,
            groupArray((day, watched_ms, playhead_from, playhead_to)) AS pieces
        FROM season_days(builds = {builds:Array(UInt32)}, days = {days:Array(UInt16)}, numbers = {numbers:Array(UInt16)}, runtimes = {runtimes:Array(UInt32)}, services = {services:Array(String)}, contents = {contents:Array(String)}, slices = {slices:Array(UInt8)}, apart = {apart:Array(UInt32)}, moved = {moved:Bool})
        WHERE person != 0
        GROUP BY person, episode
    ),
    known AS
    (
        -- By the end of each day: time taken, content covered, the furthest point.
        SELECT
            person, episode, payer, length_ms,
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
                    arraySort(arrayDistinct(pieces.1)))) AS ends,
            toUInt16(arrayFirst(state -> state.2 >= 120000, ends).1) AS started,
            -- In whole numbers: 70 % exactly is 70 %.
            if(length_ms = 0, 0, toUInt16(arrayFirst(state -> state.3 * 10 >= length_ms * 7, ends).1)) AS watched_most,
            if(length_ms = 0, 0, toUInt16(arrayFirst(state -> state.3 * 10 >= length_ms * 9, ends).1)) AS completed
        FROM watched
    )
SELECT
    person, episode, payer, length_ms,
    ends[1].1 AS first_day,
    if(started = 0, 65535, started) AS start_day,
    if(watched_most = 0, 65535, watched_most) AS watch_day,
    if(completed = 0, 65535, completed) AS complete_day,
    arrayMap((state, before) -> (state.1, toUInt64(state.3 - before)), ends, arrayPopBack(arrayPushFront(ends.3, 0))) AS gains,
    arrayFilter(
        left -> left.1 < left.2 AND length_ms > 0,
        arrayMap((state, next) -> (greatest(state.1, start_day), next, state.4), ends, arrayPushBack(arrayPopFront(ends.1), 65535))) AS furthest
FROM known;
