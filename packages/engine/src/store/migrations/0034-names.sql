-- Columns are called what they are called in messages, in the lines of live sources and in the code. What passes through these tables is stored
-- nowhere in them, so they are made anew.
DROP VIEW IF EXISTS messages_into_spans;

DROP VIEW IF EXISTS messages_into_sources;

DROP VIEW IF EXISTS messages_into_runtimes;

DROP TABLE IF EXISTS messages;

CREATE TABLE messages
(
    received Int64 COMMENT 'the moment it was received, epoch ms',
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
    spans Array(Tuple(Int64, Int64, UInt32, Float32)) COMMENT 'start from the moment it was received, length, position (ms), rate'
)
ENGINE = Null;

ALTER TABLE staged_messages RENAME COLUMN IF EXISTS heard TO received;

ALTER TABLE staged_messages RENAME COLUMN IF EXISTS told TO spans;

CREATE MATERIALIZED VIEW messages_into_spans TO spans AS
SELECT
    service,
    content,
    play,
    fromUnixTimestamp64Milli(received + span.1, 'UTC') AS start,
    span.3 AS position,
    span.4 AS rate,
    epoch,
    fromUnixTimestamp64Milli(received + span.1 + span.2, 'UTC') AS stop,
    viewer,
    account,
    market,
    screen,
    source,
    runtime,
    toInt32(greatest(-2147483648, least(2147483647, span.1 + span.2))) AS lead,
    flags
FROM messages
ARRAY JOIN spans AS span;

CREATE MATERIALIZED VIEW messages_into_runtimes TO reported_runtimes AS
SELECT service, content, epoch, max(messages.runtime) AS runtime
FROM messages
WHERE messages.runtime > 0
GROUP BY service, content, epoch;

CREATE MATERIALIZED VIEW messages_into_sources TO service_sources AS
SELECT service, reporter AS source, epoch, min(now64(6, 'UTC')) AS first, max(blind_here) AS blind
FROM
(
    SELECT
        service, if(messages.source IN ('beacon', 'file', ''), 'native', messages.source) AS reporter, epoch,
        arrayExists(span -> span.3 = 4294967295, spans) AS blind_here
    FROM messages
    WHERE flags = 0
)
GROUP BY service, reporter, epoch;

-- Whether something is counted from what there is now is said by a fingerprint of that.
ALTER TABLE audience_counted RENAME COLUMN IF EXISTS stamp TO fingerprint;

-- A column of a key cannot be renamed; this is a cache.
DROP TABLE IF EXISTS return_quality;

CREATE TABLE return_quality
(
    fingerprint String COMMENT 'the method, and what figures and outcomes it was measured on',
    document String COMMENT 'JSON, as the method has it'
)
ENGINE = ReplacingMergeTree
ORDER BY fingerprint;
