-- Keys of programs: write keys for beacons, read keys. Only a hash of the secret is kept.
CREATE TABLE keys
(
    id String,
    kind LowCardinality(String) COMMENT 'write or read',
    service String COMMENT 'the service a write key speaks for',
    name String,
    secret_hash String,
    test UInt8,
    made DateTime64(3, 'UTC'),
    revoked UInt8,
    changed DateTime64(3, 'UTC')
)
ENGINE = ReplacingMergeTree(changed)
ORDER BY id;

CREATE TABLE users
(
    name String,
    role LowCardinality(String),
    sign_in_hash String COMMENT 'hash of the open one-time link; empty: none',
    sign_in_until DateTime64(3, 'UTC'),
    removed UInt8,
    changed DateTime64(3, 'UTC')
)
ENGINE = ReplacingMergeTree(changed)
ORDER BY name;

-- Who did what.
CREATE TABLE audit
(
    at DateTime64(3, 'UTC'),
    actor String,
    action LowCardinality(String),
    detail String
)
ENGINE = MergeTree
ORDER BY at;
