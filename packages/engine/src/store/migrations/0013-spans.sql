-- Viewing. One row per span, as one playhead and speed was reported for it, and epoch after merges; more before. Correct either way:
-- every measure is a union, and rows are merged only where that cannot change it.
CREATE TABLE spans
(
    service LowCardinality(String),
    content LowCardinality(String),
    play UUID,
    start DateTime64(3, 'UTC') COMMENT 'first instant of the stretch; with service, content and play it names the span' CODEC(DoubleDelta, ZSTD(1)),
    position UInt32 COMMENT 'playhead at start, ms; 4294967295: not known' CODEC(Delta, ZSTD(1)),
    rate Float32,
    epoch UInt32 COMMENT 'the number of cutoffs that its node knew when it was loaded',
    stop SimpleAggregateFunction(max, DateTime64(3, 'UTC')) COMMENT 'last instant known; only grows' CODEC(DoubleDelta, ZSTD(1)),
    viewer SimpleAggregateFunction(max, UInt64) COMMENT 'keyed hash; 0 when the viewer declined to be recognised',
    account SimpleAggregateFunction(max, UInt64) COMMENT 'keyed hash; 0 likewise',
    market SimpleAggregateFunction(max, LowCardinality(String)),
    screen SimpleAggregateFunction(max, LowCardinality(String)),
    source SimpleAggregateFunction(max, LowCardinality(String)) COMMENT 'which adapter reported it',
    runtime SimpleAggregateFunction(max, UInt32) COMMENT 'length of the content as the player knows it, ms; 0 unknown' CODEC(Delta, ZSTD(1)),
    lead SimpleAggregateFunction(max, Int32) COMMENT 'largest stop minus the moment it was received, ms' CODEC(Delta, ZSTD(1)),
    flags SimpleAggregateFunction(groupBitOr, UInt8) COMMENT '1: reported by a known bot, 2: with a test key',
    -- What guards look for is rare: where there is none of it is known without reading.
    INDEX marked lead > 120000 OR flags != 0 TYPE set(2) GRANULARITY 16,
    INDEX backwards stop <= start TYPE set(2) GRANULARITY 16
)
ENGINE = AggregatingMergeTree
PARTITION BY toMonday(start)
PRIMARY KEY (service, content, play, start)
ORDER BY (service, content, play, start, position, rate, epoch);

INSERT INTO spans (service, content, play, start, position, rate, epoch, stop, viewer, account, market, screen, source, runtime, lead, flags)
SELECT service, content, play, start, position, rate, epoch, stop, viewer, account, market, screen, source, runtime, lead, flags
FROM spans_0_1;

CREATE MATERIALIZED VIEW messages_into_spans TO spans AS
SELECT
    service,
    content,
    play,
    fromUnixTimestamp64Milli(heard + span.1, 'UTC') AS start,
    span.3 AS position,
    span.4 AS rate,
    epoch,
    fromUnixTimestamp64Milli(heard + span.1 + span.2, 'UTC') AS stop,
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
