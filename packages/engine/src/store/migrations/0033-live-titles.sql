-- What live sources say of the titles of contents, as it comes: one row per content and saying. It becomes a row of the catalogue soon after,
-- and is then no longer needed. Whichever collector it came to, the program that owns the work reads it.
CREATE TABLE live_titles
(
    service LowCardinality(String),
    source LowCardinality(String),
    content String,
    at Int64 COMMENT 'when it was said, epoch ms, by the clock of the player',
    fact String COMMENT 'as JSON: title, season, episode, name, runtime, day of release',
    loaded DateTime64(3, 'UTC') DEFAULT now64(3)
)
ENGINE = MergeTree
ORDER BY (loaded, service, source, content)
TTL toDateTime(loaded) + INTERVAL 7 DAY;
