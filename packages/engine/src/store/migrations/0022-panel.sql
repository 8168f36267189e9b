-- Who made which version of a panel's files, when, from what; which version of each file holds then.
CREATE TABLE panel_versions
(
    panel String,
    version UInt32,
    restored Nullable(UInt32) COMMENT 'the version it brought back, 0: the empty panel; NULL: none',
    epoch UInt32 COMMENT 'the number of cutoffs known when it was made',
    made DateTime64(3, 'UTC'),
    actor String,
    note String,
    parts Map(String, UInt32) COMMENT 'file → the version whose rows it has',
    hashes Map(String, String) COMMENT 'file → SHA-256 of its rows'
)
ENGINE = MergeTree
ORDER BY (panel, version);

-- Every version of every line of a panel's files; nothing is overwritten.
CREATE TABLE panel_rows
(
    panel String,
    part LowCardinality(String) COMMENT 'definition, households, persons, devices, days, targets, or the name of a file of factors',
    version UInt32,
    line UInt32,
    household String COMMENT 'the household it is about, empty: none; by it whoever withdraws is erased',
    cells Map(String, String) COMMENT 'column → cell as it was read; device ids are keyed hashes'
)
ENGINE = MergeTree
ORDER BY (panel, part, version, line);

-- What played on devices of panel households. One row per span and epoch after merges; every measure is a union.
CREATE TABLE panel_viewing
(
    panel LowCardinality(String),
    household String,
    device UInt64 COMMENT 'keyed hash',
    play UUID,
    service LowCardinality(String),
    content String,
    start DateTime64(3, 'UTC'),
    epoch UInt32 COMMENT 'the number of cutoffs known when it was loaded',
    stop SimpleAggregateFunction(max, DateTime64(3, 'UTC')) COMMENT 'last instant known; only grows',
    screen SimpleAggregateFunction(max, LowCardinality(String))
)
ENGINE = AggregatingMergeTree
PARTITION BY toMonday(start)
ORDER BY (panel, household, device, play, service, content, start, epoch);

-- Who was in front of what played. Presence only grows, as spans do.
CREATE TABLE panel_presence
(
    panel LowCardinality(String),
    household String,
    device UInt64,
    play UUID,
    who String COMMENT 'person, or the name a guest has in the household',
    guest UInt8,
    start DateTime64(3, 'UTC'),
    epoch UInt32,
    stop SimpleAggregateFunction(max, DateTime64(3, 'UTC'))
)
ENGINE = AggregatingMergeTree
PARTITION BY toMonday(start)
ORDER BY (panel, household, device, play, guest, who, start, epoch);

-- One row per meter's message, as it is loaded. Nothing stays here.
CREATE TABLE panel_messages
(
    epoch UInt32,
    panel LowCardinality(String),
    household String,
    device UInt64,
    play UUID,
    service LowCardinality(String),
    content String,
    screen LowCardinality(String),
    spans Array(Tuple(Int64, Int64)) COMMENT 'epoch ms: start, stop',
    presence Array(Tuple(String, UInt8, Int64, Int64)) COMMENT 'who, guest, start, stop'
)
ENGINE = Null;

CREATE MATERIALIZED VIEW panel_messages_into_viewing TO panel_viewing AS
SELECT
    panel, household, device, play, service, content,
    fromUnixTimestamp64Milli(span.1, 'UTC') AS start,
    epoch,
    fromUnixTimestamp64Milli(span.2, 'UTC') AS stop,
    screen
FROM panel_messages
ARRAY JOIN spans AS span;

CREATE MATERIALIZED VIEW panel_messages_into_presence TO panel_presence AS
SELECT
    panel, household, device, play,
    present.1 AS who,
    present.2 AS guest,
    fromUnixTimestamp64Milli(present.3, 'UTC') AS start,
    epoch,
    fromUnixTimestamp64Milli(present.4, 'UTC') AS stop
FROM panel_messages
ARRAY JOIN presence AS present;

-- How often viewing of a panel's days has changed, counted before each change and after it: what was made at one count is right for as
-- long as that is the count. One row per UTC day and epoch after merges.
CREATE TABLE panel_changes
(
    day Date,
    panel LowCardinality(String),
    epoch UInt32,
    changes UInt64
)
ENGINE = SummingMergeTree(changes)
ORDER BY (panel, day, epoch);

-- Weight sets: immutable and numbered. A corrected input makes the next one.
CREATE TABLE panel_weight_sets
(
    panel String,
    number UInt32,
    kind LowCardinality(String) COMMENT 'day or week',
    start Date,
    hash String COMMENT 'SHA-256 over the inputs and the method, as canonical JSON',
    content String COMMENT 'the same but for the period: sets of one content have the same weights',
    made DateTime64(3, 'UTC'),
    document String COMMENT 'JSON: method, seed, collapsed levels, residuals, effective size'
)
ENGINE = MergeTree
ORDER BY (panel, kind, start, number);

-- One row per person of a weight set's sample.
CREATE TABLE panel_weights
(
    panel String,
    content String,
    person String,
    household String,
    weight Float64
)
ENGINE = ReplacingMergeTree
ORDER BY (panel, content, person);

-- Households that have withdrawn: how many a weight set has lost. Who they were is not known any more.
CREATE TABLE panel_withdrawals
(
    panel String,
    content String,
    made DateTime64(3, 'UTC'),
    persons UInt32
)
ENGINE = MergeTree
ORDER BY (panel, content, made);

-- A list of a week with errors and ranges, computed once for what was known. A cache: it can be emptied.
CREATE TABLE panel_figures
(
    panel String,
    list String,
    week Date,
    key String COMMENT 'hash of all it was made from',
    totals String COMMENT 'the same without the week before',
    document String COMMENT 'JSON',
    replicates String COMMENT 'base64 of 64-bit floats: replicate after replicate, one for each title of the document'
)
ENGINE = ReplacingMergeTree
ORDER BY (panel, list, week, key);
