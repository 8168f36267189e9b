-- What was rolled up before is made anew when it is wanted: stretches that outlast their content are cut now.
TRUNCATE TABLE audience_days;
TRUNCATE TABLE audience_built;
TRUNCATE TABLE audience_counts;
TRUNCATE TABLE audience_counted;

-- The days of contents that a build rolls up: written before anything is read. `changes` is the count of changes that it will be right for.
CREATE TABLE audience_units
(
    build UInt32,
    service LowCardinality(String),
    content LowCardinality(String),
    began_ms Int64,
    changes UInt64,
    at DateTime('UTC') DEFAULT now('UTC')
)
ENGINE = MergeTree
ORDER BY build
TTL at + INTERVAL 1 DAY;

ALTER TABLE audience_built RENAME COLUMN IF EXISTS batch TO changes;
