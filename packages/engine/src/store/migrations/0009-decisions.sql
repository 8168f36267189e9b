-- Every version of a season's production record, whole. Nothing is overwritten; undoing makes a version too.
CREATE TABLE record_versions
(
    title String,
    season UInt16 COMMENT '0: a film',
    version UInt32,
    restored UInt32 COMMENT 'the version it brought back; 0: none',
    made DateTime64(3, 'UTC'),
    actor String,
    note String,
    document String COMMENT 'name and facts as JSON' CODEC(ZSTD(3))
)
ENGINE = ReplacingMergeTree
ORDER BY (title, season, version);

-- The ledger: one row per entry, never changed. A reversal is another entry.
CREATE TABLE decisions
(
    number UInt64 COMMENT 'in the order in which they were written',
    title String,
    season UInt16,
    written DateTime64(3, 'UTC'),
    hash String,
    document String COMMENT 'the whole entry as JSON, its evidence frozen' CODEC(ZSTD(3))
)
ENGINE = ReplacingMergeTree
ORDER BY number;

-- Steps of announcements: one row each time a version was changed, approved, put under embargo or published. The last step holds.
CREATE TABLE announcements
(
    title String,
    season UInt16,
    version UInt32,
    step UInt32,
    state LowCardinality(String) COMMENT 'draft, approved, embargoed or published',
    at DateTime64(3, 'UTC'),
    embargo Nullable(DateTime64(3, 'UTC')) COMMENT 'not shown outside before this',
    actor String,
    document String COMMENT 'of a draft what people added, from its approval on the whole announcement, as JSON' CODEC(ZSTD(3))
)
ENGINE = ReplacingMergeTree
ORDER BY (title, season, version, step);
