-- Keys of programs: write keys for beacons, read keys. Only a hash of the secret is kept. Every version stays; the highest holds.
CREATE TABLE keys
(
    id String,
    version UInt64 COMMENT 'counts all changes of keys and users; no clock decides',
    kind LowCardinality(String) COMMENT 'write or read',
    service String COMMENT 'the service a write key speaks for',
    name String,
    secret_hash String COMMENT 'SHA-256, hexadecimal',
    test UInt8,
    made DateTime64(3, 'UTC'),
    revoked UInt8
)
ENGINE = MergeTree
ORDER BY (id, version);

-- People who may sign in. Every version stays; the highest holds.
CREATE TABLE users
(
    name String,
    version UInt64,
    role LowCardinality(String) COMMENT 'viewer, analyst, decider or admin',
    link_hash String COMMENT 'SHA-256 of the token of the open one-time link; empty: none',
    link_until DateTime64(3, 'UTC'),
    made DateTime64(3, 'UTC') COMMENT 'when the name was given to this person',
    signed_in Nullable(DateTime64(3, 'UTC')) COMMENT 'the last time; NULL: never',
    removed UInt8
)
ENGINE = MergeTree
ORDER BY (name, version);

-- Who did what. Written before it is done.
CREATE TABLE audit
(
    number UInt64,
    at DateTime64(3, 'UTC'),
    actor String,
    action LowCardinality(String),
    detail String
)
ENGINE = MergeTree
ORDER BY number;

-- By which secret the hashes of viewers were made: a hash of it, so that a lost or exchanged secret is noticed.
CREATE TABLE fingerprints
(
    name String,
    value String,
    made DateTime64(3, 'UTC')
)
ENGINE = MergeTree
ORDER BY name;
