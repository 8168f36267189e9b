-- What became of past seasons, as a file told it. A season whose line changes gets a further revision; all stay.
CREATE TABLE outcomes
(
    title String COMMENT 'slug',
    season UInt16,
    revision UInt32 COMMENT 'of the import that told it',
    title_name String COMMENT 'as in the file',
    released Date,
    outcome LowCardinality(String) COMMENT 'returned, cancelled, ended_after_s1, limited, not_seen_again, renewed_or_pending or not_first_season',
    next_seen Nullable(Date) COMMENT 'when its next season was first seen; NULL: it was not, or nobody says when',
    runtime_minutes Nullable(UInt32) COMMENT 'of the whole season; NULL: not known',
    charted Nullable(UInt8) COMMENT '1: was in a published Top 10; NULL: not told',
    address String COMMENT 'where the file was read',
    as_of DateTime64(3, 'UTC') COMMENT 'when Sweeps learned it'
)
ENGINE = MergeTree
ORDER BY (title, season, revision);

-- How good probabilities of return were, measured once for what was held. A cache: it can be emptied.
CREATE TABLE return_quality
(
    stamp String COMMENT 'the method, and how many figures and outcomes were held',
    document String COMMENT 'JSON, as the method has it'
)
ENGINE = ReplacingMergeTree
ORDER BY stamp;
