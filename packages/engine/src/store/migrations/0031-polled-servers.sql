-- Media servers that are asked what plays, in versions: the latest of an address holds.
CREATE TABLE polled_servers
(
    address String,
    version UInt32,
    source LowCardinality(String),
    service String COMMENT 'whom the lines are of',
    token String COMMENT 'encrypted with a key that is made of the secrets; empty: taken out',
    changed DateTime64(3, 'UTC')
)
ENGINE = ReplacingMergeTree(version)
ORDER BY address;

-- Whether they answer. The latest of an address holds.
CREATE TABLE polled_states
(
    address String,
    at DateTime64(3, 'UTC'),
    since DateTime64(3, 'UTC') COMMENT 'since when it answers, or does not',
    trouble String COMMENT 'why not; empty: it answers'
)
ENGINE = ReplacingMergeTree(at)
ORDER BY address;
