-- A week of our own census by market: a cache, counted again when it is asked for. Of a week and content the rows of the highest count of
-- changes hold, of an epoch those up to it: a market that has nothing any more has a row of an earlier count only. Empty: market not known.
DROP TABLE IF EXISTS census_counts;

CREATE TABLE census_counts
(
    from_ms Int64,
    to_ms Int64,
    service LowCardinality(String),
    content String,
    market LowCardinality(String) COMMENT 'of the play; empty: not known',
    epoch UInt32 COMMENT 'the last stamp of what it was counted from',
    changes UInt64 COMMENT 'at which count of changes of its days',
    watched_ms UInt64,
    plays UInt64,
    reported_runtime_ms UInt32,
    viewers AggregateFunction(uniqExact, UInt64),
    accounts AggregateFunction(uniqExact, UInt64)
)
ENGINE = ReplacingMergeTree(changes)
ORDER BY (from_ms, to_ms, service, content, market, epoch);

TRUNCATE TABLE census_weeks_counted;
