-- Who of a provider of sign-in is whom here.
CREATE TABLE user_subjects
(
    subject String COMMENT 'the issuer and its own id of the person',
    name String,
    made DateTime64(3, 'UTC')
)
ENGINE = ReplacingMergeTree(made)
ORDER BY subject;

-- Sessions of people who signed in, until they run out; those that were ended stand in ended_sessions.
CREATE TABLE begun_sessions
(
    id String,
    name String,
    made DateTime64(3, 'UTC'),
    until DateTime64(3, 'UTC'),
    way LowCardinality(String) COMMENT 'link, or provider',
    agent String COMMENT 'what the browser calls itself'
)
ENGINE = MergeTree
ORDER BY id
TTL toDateTime(until) + toIntervalDay(1);
