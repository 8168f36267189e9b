-- The accounts of a season that is asked for by market, screen, service or way of coming: each stands in one segment. Put down once for a
-- question, read by each statement that counts for it; gone when it is answered.
CREATE TABLE audience_segments
(
    build UInt32,
    service LowCardinality(String),
    account UInt64,
    market LowCardinality(String) COMMENT 'where it watched most of the season in the window',
    screen LowCardinality(String) COMMENT 'on what it did',
    came LowCardinality(String) COMMENT 'new, returned or others',
    at DateTime('UTC') DEFAULT now('UTC')
)
ENGINE = MergeTree
PARTITION BY build
ORDER BY (service, account)
TTL at + INTERVAL 1 DAY;
