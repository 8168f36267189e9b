-- A season is counted anew: a viewer within its account, by slices of accounts that do not depend on each other, in quarters of an hour. What
-- was rolled up and counted before is of another form: it goes, and is made again when it is asked for.
DROP VIEW IF EXISTS season_steps;

DROP VIEW IF EXISTS season_days;

DROP TABLE IF EXISTS audience_ids;

DROP TABLE IF EXISTS audience_payers;

DROP TABLE IF EXISTS audience_days;

DROP TABLE IF EXISTS audience_counts;

DROP TABLE IF EXISTS audience_counted;

TRUNCATE TABLE audience_built;

-- Valid viewing, rolled up: what a viewer of an account watched of a content in 24 hours, in one market and on one screen.
-- One row per uninterrupted piece of the content that was shown; the first of them has the time it all took.
-- The rows of a build count when `audience_built` names it, and no later one of the same content and day.
CREATE TABLE audience_days
(
    service LowCardinality(String),
    content LowCardinality(String),
    slice UInt8 COMMENT 'by account: those of one slice are counted without the others',
    account UInt64,
    viewer UInt64,
    began DateTime('UTC') COMMENT 'when the 24 hours began' CODEC(Delta, LZ4),
    build UInt32 CODEC(Delta, LZ4),
    market LowCardinality(String),
    screen LowCardinality(String),
    head UInt32 COMMENT 'playhead where the piece begins, ms' CODEC(T64, LZ4),
    tail UInt32 COMMENT 'and where it ends' CODEC(T64, LZ4),
    watched_ms UInt64 CODEC(T64, LZ4),
    first_ms UInt32 COMMENT 'the first instant of viewing, after began' CODEC(T64, LZ4),
    last_ms UInt32 COMMENT 'the last' CODEC(T64, LZ4),
    quarters Array(UInt8) COMMENT 'in which of the 96 quarters of an hour it was watched',
    quarters_ms Array(UInt32) COMMENT 'and how long in each' CODEC(T64, LZ4)
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(began)
ORDER BY (service, content, slice, account, viewer, began);

-- The pieces of a season's viewing that are being counted: put down once, read by each statement that counts. Gone when they are counted.
CREATE TABLE audience_pieces
(
    build UInt32,
    slice UInt8,
    account UInt64,
    viewer UInt64,
    market LowCardinality(String),
    screen LowCardinality(String),
    episode UInt16,
    runtime_ms UInt32 COMMENT 'of the episode; 0: not known',
    day UInt16 COMMENT 'of the window, from 1',
    watched_ms UInt64,
    from_ms Int64 COMMENT 'the first instant of viewing, epoch ms',
    head UInt32 COMMENT 'no playhead is beyond the runtime',
    tail UInt32,
    quarters Array(UInt8),
    at DateTime('UTC') DEFAULT now('UTC')
)
ENGINE = MergeTree
PARTITION BY build
ORDER BY (slice, account)
TTL at + INTERVAL 1 DAY;

-- What a season's report counts, by window: `amount` accounts (viewers, or milliseconds) of a slice belong to every window of at least
-- `from_day` and fewer than `until_day` days. Made of audience_days; the rows of a build and slice count when `audience_counted` names them.
CREATE TABLE audience_counts
(
    scope UInt64 COMMENT 'hash of the season: its contents, episodes, runtimes and the instant its windows begin',
    slice UInt8,
    build UInt32,
    measure LowCardinality(String),
    episode UInt16,
    part UInt32 COMMENT 'a day, week or hour; the second or the number of days',
    percent UInt8,
    name LowCardinality(String) COMMENT 'a screen or a market',
    from_day UInt16,
    until_day UInt16,
    amount UInt64
)
ENGINE = MergeTree
ORDER BY (scope, slice, build, measure, episode, part);

-- Which slice of a season's accounts was counted from what: the stamp is made of the checks of all that it was counted from.
CREATE TABLE audience_counted
(
    scope UInt64,
    horizon UInt16 COMMENT 'it serves windows of up to so many days',
    half LowCardinality(String) COMMENT 'season, or arrivals',
    slice UInt8,
    stamp UInt64,
    build UInt32,
    at DateTime('UTC') DEFAULT now('UTC')
)
ENGINE = ReplacingMergeTree(build)
ORDER BY (scope, horizon, half, slice);
