-- Several programs on one store. Viewing waits here for a moment: a statement of the server's own moves it on when the node that brought
-- it may still load, and refuses it otherwise. Nothing else reads these tables.
CREATE TABLE staged_messages
(
    batch UUID,
    at DateTime('UTC') DEFAULT now('UTC'),
    heard Int64,
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
    told Array(Tuple(Int64, Int64, UInt32, Float32))
)
ENGINE = MergeTree
PARTITION BY toStartOfHour(at)
ORDER BY batch
TTL at + INTERVAL 1 HOUR
SETTINGS ttl_only_drop_parts = 1, merge_with_ttl_timeout = 600;

CREATE TABLE staged_panel_messages
(
    batch UUID,
    at DateTime('UTC') DEFAULT now('UTC'),
    epoch UInt32,
    panel LowCardinality(String),
    household String,
    device UInt64,
    play UUID,
    service LowCardinality(String),
    content String,
    screen LowCardinality(String),
    spans Array(Tuple(Int64, Int64)),
    presence Array(Tuple(String, UInt8, Int64, Int64))
)
ENGINE = MergeTree
PARTITION BY toStartOfHour(at)
ORDER BY batch
TTL at + INTERVAL 1 HOUR
SETTINGS ttl_only_drop_parts = 1, merge_with_ttl_timeout = 600;

-- Who does the work that one program does. Of a term the one who claimed it first owns it, for as long as it goes on saying so.
CREATE TABLE owner_claims
(
    term UInt32,
    node UUID,
    at DateTime64(3, 'UTC') COMMENT 'by the clock of the store',
    open UInt8 COMMENT '0: released'
)
ENGINE = MergeTree
ORDER BY (term, node, at)
TTL toDateTime(at) + INTERVAL 30 DAY;
