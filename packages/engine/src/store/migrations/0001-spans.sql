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
    flags SimpleAggregateFunction(groupBitOr, UInt8) COMMENT '1: told by a known bot, 2: told with a test key',
    -- What guards look for is rare: where there is none of it is known without reading.
    INDEX marked lead > 120000 OR flags != 0 TYPE set(2) GRANULARITY 16,
    INDEX backwards stop <= start TYPE set(2) GRANULARITY 16
)
ENGINE = AggregatingMergeTree
PARTITION BY toMonday(start)
ORDER BY (service, content, play, start, epoch);

-- One row per message, as loading writes it. Nothing stays here: each row goes on into `spans`, a row for each span it tells of.
CREATE TABLE messages
(
    heard Int64 COMMENT 'the moment it was heard, epoch ms',
    epoch UInt32,
    service LowCardinality(String),
    content LowCardinality(String),
    play UUID,
    viewer UInt64,
    account UInt64,
    market LowCardinality(String),
    screen LowCardinality(String),
    source LowCardinality(String),
    runtime UInt32,
    flags UInt8,
    told Array(Tuple(Int64, Int64, UInt32, Float32)) COMMENT 'its spans: start from the moment it was heard, length, position (ms), rate'
)
ENGINE = Null;

CREATE MATERIALIZED VIEW messages_into_spans TO spans AS
SELECT
    service,
    content,
    play,
    fromUnixTimestamp64Milli(heard + span.1, 'UTC') AS start,
    epoch,
    fromUnixTimestamp64Milli(heard + span.1 + span.2, 'UTC') AS stop,
    span.3 AS position,
    span.4 AS rate,
    viewer,
    account,
    market,
    screen,
    source,
    runtime,
    toInt32(greatest(-2147483648, least(2147483647, span.1 + span.2))) AS lead,
    flags
FROM messages
ARRAY JOIN told AS span;

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
