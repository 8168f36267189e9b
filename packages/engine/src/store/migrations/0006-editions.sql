-- An epoch begins each time an edition is made: what is heard afterwards belongs after it. Written before anything is stamped with it.
CREATE TABLE epochs
(
    epoch UInt32,
    began DateTime64(3, 'UTC')
)
ENGINE = MergeTree
ORDER BY epoch;

-- Published for good: one row per revision of a chart's week. Never changed.
CREATE TABLE editions
(
    id String,
    chart LowCardinality(String),
    week Date,
    revision UInt32,
    epoch UInt32,
    published DateTime64(3, 'UTC'),
    embargo Nullable(DateTime64(3, 'UTC')) COMMENT 'not shown outside before this',
    actor String,
    hash String,
    document String COMMENT 'the whole edition as JSON' CODEC(ZSTD(3))
)
ENGINE = ReplacingMergeTree
ORDER BY (chart, week, revision);

-- Minutes in which the collector was up: what is missing between them are holes that an edition names.
CREATE TABLE collector_minutes
(
    minute DateTime('UTC')
)
ENGINE = ReplacingMergeTree
ORDER BY minute;
