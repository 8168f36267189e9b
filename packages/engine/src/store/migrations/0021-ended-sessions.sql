-- Sessions that were signed out before they ran out: a copy of their cookie opens nothing.
CREATE TABLE ended_sessions
(
    id String,
    until DateTime64(3, 'UTC')
)
ENGINE = MergeTree
ORDER BY id
TTL toDateTime(until) + INTERVAL 1 DAY;
