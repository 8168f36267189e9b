-- Days of contents from which somebody was erased, and what had been published by then: editions from before cannot be made again there.
-- Who it was is not written.
CREATE TABLE erased_days
(
    day Date,
    service LowCardinality(String),
    content String,
    epoch UInt32
)
ENGINE = ReplacingMergeTree
ORDER BY (day, service, content, epoch);
