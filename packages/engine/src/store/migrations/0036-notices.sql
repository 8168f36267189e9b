-- Who is told of what, and by which way, in versions: the latest of a rule holds.
CREATE TABLE notice_rules
(
    id String,
    version UInt32,
    name String COMMENT 'what it is for',
    way LowCardinality(String) COMMENT 'webhook or mail',
    address String COMMENT 'where to: an address of the web, or of a mailbox',
    secret String COMMENT 'of a webhook, encrypted with a key that is made of the secrets; empty: none',
    kinds Array(LowCardinality(String)) COMMENT 'what of; empty: all',
    made DateTime64(3, 'UTC') COMMENT 'what was noticed before is not told',
    removed UInt8
)
ENGINE = ReplacingMergeTree(version)
ORDER BY id;

-- What was noticed, each time it began or was over. Kept for 400 days.
CREATE TABLE notices
(
    number UInt64,
    at DateTime64(3, 'UTC'),
    kind LowCardinality(String),
    key String COMMENT 'what it is about: the same again is not told again',
    state LowCardinality(String) COMMENT 'new, or over',
    subject String,
    text String,
    path String COMMENT 'the page that shows it, from the address of the dashboard on',
    rule String COMMENT 'the one that it is for; empty: all whose kinds it has'
)
ENGINE = ReplacingMergeTree
ORDER BY number
TTL toDateTime(at) + toIntervalDay(400);

-- How telling it went. The latest of a notice and rule holds.
CREATE TABLE notice_deliveries
(
    notice UInt64,
    rule String,
    tries UInt32,
    at DateTime64(3, 'UTC'),
    trouble String COMMENT 'why it was not told; empty: it was'
)
ENGINE = ReplacingMergeTree(tries)
ORDER BY (notice, rule)
TTL toDateTime(at) + toIntervalDay(400);
