-- What the migrations before this one have copied or replaced.
DROP TABLE IF EXISTS spans_0_1;
DROP TABLE IF EXISTS changes;
DROP TABLE IF EXISTS epochs;
DROP TABLE IF EXISTS overfull_days;
DROP TABLE IF EXISTS guarded_days;
DROP TABLE IF EXISTS census_weeks;
DROP TABLE IF EXISTS census_built;
