-- What live sources report, as it comes: one row per line. It becomes viewing once its session is settled, and is then no longer needed.
CREATE TABLE live_lines
(
    session String COMMENT 'keyed hash of source and id',
    service LowCardinality(String),
    source LowCardinality(String),
    at Int64 COMMENT 'epoch ms, by the clock of the player',
    rank UInt8 COMMENT 'which of two at one instant comes first',
    body String COMMENT 'what matters of it, as JSON of its source; people are keyed hashes',
    play UUID COMMENT 'the play of the content that it names; nil: it names none',
    viewer UInt64 COMMENT 'as in the body; 0: it names none',
    account UInt64,
    flags UInt8,
    received Int64 COMMENT 'epoch ms, by the clock of the store',
    stored_until DateTime('UTC') COMMENT 'it stays as long, and until it is settled',
    loaded DateTime64(3, 'UTC') DEFAULT now64(3)
)
ENGINE = MergeTree
PARTITION BY toStartOfHour(stored_until)
ORDER BY (session, service, source, at, rank)
SETTINGS index_granularity = 1024;

-- One row per session that was settled: how far. The latest holds.
CREATE TABLE settled_sessions
(
    session String,
    service LowCardinality(String),
    source LowCardinality(String),
    lines UInt64 COMMENT 'how many lines had come that it was settled with',
    upto Int64 COMMENT 'the last of them by the clock of the player',
    loaded DateTime64(3, 'UTC') COMMENT 'when the last of them was stored',
    settled DateTime64(3, 'UTC'),
    stored_until DateTime('UTC')
)
ENGINE = ReplacingMergeTree(settled)
ORDER BY (session, service, source)
TTL stored_until + INTERVAL 1 DAY;

-- What each live source sent by hour: what was taken (no reason), and what was not or is odd, with the reason.
CREATE TABLE source_hours
(
    service LowCardinality(String),
    source LowCardinality(String),
    hour DateTime('UTC'),
    reason String COMMENT 'empty: taken',
    records SimpleAggregateFunction(sum, UInt64),
    ms SimpleAggregateFunction(sum, UInt64) COMMENT 'of contradictions: how much was taken back',
    latest SimpleAggregateFunction(max, Int64) COMMENT 'epoch ms'
)
ENGINE = AggregatingMergeTree
ORDER BY (service, source, hour, reason)
TTL hour + INTERVAL 90 DAY;

CREATE MATERIALIZED VIEW live_lines_into_hours TO source_hours AS
SELECT
    service, source, toStartOfHour(fromUnixTimestamp64Milli(received, 'UTC')) AS hour, '' AS reason,
    count() AS records, toUInt64(0) AS ms, max(received) AS latest
FROM live_lines
GROUP BY service, source, hour;
