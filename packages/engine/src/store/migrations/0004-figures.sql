-- Every figure about a period, wherever it comes from. A list of a period is replaced as a whole by its next revision; all stay.
CREATE TABLE figures
(
    source LowCardinality(String),
    market LowCardinality(String) COMMENT 'ISO country, or WW',
    list LowCardinality(String),
    period_start Date,
    period_end Date COMMENT 'last day',
    revision UInt32,
    line UInt16 COMMENT 'place in the published list',
    title String COMMENT 'slug; empty: not known who',
    title_name String COMMENT 'the title as published, without its season',
    season UInt16 COMMENT '0: none or all seasons',
    name String COMMENT 'as published',
    service LowCardinality(String),
    metric LowCardinality(String),
    value Nullable(Float64) COMMENT 'base unit of the metric; NULL: not known',
    standard_error Nullable(Float64),
    rank UInt16 COMMENT 'as published; 0: none',
    weeks UInt16 COMMENT 'weeks on the list as published; 0: none',
    address String COMMENT 'where it was read',
    note String,
    as_of DateTime64(3, 'UTC') COMMENT 'when Sweeps learned it'
)
ENGINE = MergeTree
ORDER BY (source, market, list, period_start, revision, line, metric);

-- The latest revision of every list, as it was known at an instant, and as it was published. A window, not a join with the latest revisions:
-- a condition on source, market, list or period_start is then applied before anything is read.
CREATE VIEW figures_as_published AS
SELECT * EXCEPT (latest_revision)
FROM
(
    SELECT *, max(revision) OVER (PARTITION BY source, market, list, period_start) AS latest_revision
    FROM figures
    WHERE as_of <= {at:DateTime64(3, 'UTC')}
)
WHERE revision = latest_revision;

-- A week of our own census: a cache per content, so that a remap moves it. The highest batch holds.
CREATE TABLE census_weeks
(
    from_ms Int64,
    to_ms Int64,
    epoch UInt32 COMMENT 'heard up to this epoch; 4294967295: all that is known',
    service LowCardinality(String),
    content String,
    batch UInt64,
    watched_ms UInt64,
    plays UInt64,
    told_runtime_ms UInt32,
    viewers AggregateFunction(uniqExact, UInt64),
    accounts AggregateFunction(uniqExact, UInt64)
)
ENGINE = ReplacingMergeTree(batch)
ORDER BY (from_ms, to_ms, epoch, service, content);

-- Up to which batch each closed week has been counted.
CREATE TABLE census_built
(
    from_ms Int64,
    to_ms Int64,
    epoch UInt32,
    batch UInt64
)
ENGINE = ReplacingMergeTree(batch)
ORDER BY (from_ms, to_ms, epoch);
