-- A week of our own census: a cache per content, so that a remap moves it. As of an epoch the row of the largest epoch up to it holds;
-- of one epoch the one of the highest count of changes, which is the only one that stays.
CREATE TABLE census_counts
(
    from_ms Int64,
    to_ms Int64,
    service LowCardinality(String),
    content String,
    epoch UInt32 COMMENT 'the last stamp of what it was counted from',
    changes UInt64 COMMENT 'at which count of changes of its days',
    watched_ms UInt64,
    plays UInt64,
    reported_runtime_ms UInt32,
    viewers AggregateFunction(uniqExact, UInt64),
    accounts AggregateFunction(uniqExact, UInt64)
)
ENGINE = ReplacingMergeTree(changes)
ORDER BY (from_ms, to_ms, service, content, epoch);

-- At which counts of changes all contents of a week had been counted.
CREATE TABLE census_weeks_counted
(
    from_ms Int64,
    to_ms Int64,
    changes UInt64
)
ENGINE = ReplacingMergeTree
ORDER BY (from_ms, to_ms, changes);

-- What a count is about to count: written before anything is read.
CREATE TABLE census_due
(
    count UUID,
    from_ms Int64,
    to_ms Int64,
    service LowCardinality(String),
    content String,
    epoch UInt32,
    changes UInt64,
    at DateTime('UTC') DEFAULT now('UTC')
)
ENGINE = MergeTree
ORDER BY (count, service, content)
TTL at + INTERVAL 1 DAY;
