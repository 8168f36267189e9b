-- Viewing. One row per span and epoch after merges; more before. Correct either way: every measure is a union.
CREATE TABLE spans
(
    service LowCardinality(String),
    content LowCardinality(String),
    play UUID,
    start DateTime64(3, 'UTC') COMMENT 'first instant of the stretch; with service, content and play it names the span' CODEC(DoubleDelta, ZSTD(1)),
    epoch UInt32 COMMENT 'editions published when it was heard',
    stop SimpleAggregateFunction(max, DateTime64(3, 'UTC')) COMMENT 'last instant known; only grows' CODEC(DoubleDelta, ZSTD(1)),
    position SimpleAggregateFunction(max, UInt32) COMMENT 'playhead at start, ms' CODEC(Delta, ZSTD(1)),
    rate SimpleAggregateFunction(max, Float32),
    viewer SimpleAggregateFunction(max, UInt64) COMMENT 'keyed hash; 0 when the viewer declined to be recognised',
    account SimpleAggregateFunction(max, UInt64) COMMENT 'keyed hash; 0 likewise',
    market SimpleAggregateFunction(max, LowCardinality(String)),
    screen SimpleAggregateFunction(max, LowCardinality(String)),
    source SimpleAggregateFunction(max, LowCardinality(String)) COMMENT 'which adapter told it',
    runtime SimpleAggregateFunction(max, UInt32) COMMENT 'length of the content as the player knows it, ms; 0 unknown' CODEC(Delta, ZSTD(1)),
    lead SimpleAggregateFunction(max, Int32) COMMENT 'largest stop minus the moment it was heard, ms' CODEC(Delta, ZSTD(1)),
    flags SimpleAggregateFunction(groupBitOr, UInt8) COMMENT '1: told by a known bot, 2: told with a test key'
)
ENGINE = AggregatingMergeTree
PARTITION BY toMonday(start)
ORDER BY (service, content, play, start, epoch);

-- What loading has touched, so that what was derived from it is known to be stale. One row per day and content.
CREATE TABLE changes
(
    day Date,
    service LowCardinality(String),
    content String,
    batch UInt64 COMMENT 'the latest batch that touched it'
)
ENGINE = ReplacingMergeTree(batch)
ORDER BY (day, service, content);

-- Messages that were refused, whole and with the reason, viewer and account replaced. Kept for 30 days.
CREATE TABLE rejects
(
    heard DateTime64(3, 'UTC'),
    service LowCardinality(String),
    field String,
    reason String,
    body String CODEC(ZSTD(3)),
    id UUID
)
ENGINE = ReplacingMergeTree
ORDER BY (heard, id)
TTL toDateTime(heard) + INTERVAL 30 DAY;
