-- What services take for an hour viewed, by those who decide: every version of it. The latest of a service holds.
CREATE TABLE service_terms
(
    service String,
    version UInt32,
    made DateTime64(3, 'UTC'),
    actor String,
    fee Nullable(Float64) COMMENT 'monthly fee of an account; NULL: none is kept',
    value_per_hour Nullable(Float64) COMMENT 'what an hour viewed is worth; NULL: none is kept',
    currency String COMMENT 'ISO 4217'
)
ENGINE = ReplacingMergeTree
ORDER BY (service, version);

-- Named terms of a case, in versions. The latest of a name holds.
CREATE TABLE case_scenarios
(
    title String,
    season UInt16,
    name String,
    version UInt32,
    removed UInt8 COMMENT '1: taken out',
    made DateTime64(3, 'UTC'),
    actor String,
    document String COMMENT 'what is stated, as JSON'
)
ENGINE = ReplacingMergeTree
ORDER BY (title, season, name, version);
