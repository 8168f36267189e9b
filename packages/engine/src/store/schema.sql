-- Written by the engine from the migrations; UPDATE_SCHEMA=1 with the store tests writes it anew. Do not edit.

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

CREATE TABLE audience_built
(
    service LowCardinality(String),
    content LowCardinality(String),
    began DateTime('UTC'),
    build UInt32,
    changes UInt64 COMMENT 'the latest batch it holds',
    rows UInt32,
    checks Array(UInt64) COMMENT 'a sum over the rows of each slice: the same rows, the same sum',
    quarters Array(UInt64) COMMENT 'watched ms in each of the 96 quarters of an hour',
    at DateTime('UTC') DEFAULT now('UTC')
)
ENGINE = MergeTree
ORDER BY (service, content, began);

CREATE TABLE audience_counted
(
    scope UInt64,
    horizon UInt16 COMMENT 'it serves windows of up to so many days',
    half LowCardinality(String) COMMENT 'season, or arrivals',
    slice UInt8,
    fingerprint UInt64,
    build UInt32,
    at DateTime('UTC') DEFAULT now('UTC')
)
ENGINE = ReplacingMergeTree(build)
ORDER BY (scope, horizon, half, slice);

CREATE TABLE audience_counts
(
    scope UInt64 COMMENT 'hash of the season: its contents, episodes, runtimes and the instant its windows begin',
    slice UInt8,
    build UInt32,
    measure LowCardinality(String),
    episode UInt16,
    part UInt32 COMMENT 'a day, week or hour; the second or the number of days',
    percent UInt8,
    name LowCardinality(String) COMMENT 'a screen or a market',
    from_day UInt16,
    until_day UInt16,
    amount UInt64
)
ENGINE = MergeTree
ORDER BY (scope, slice, build, measure, episode, part);

CREATE TABLE audience_days
(
    service LowCardinality(String),
    content LowCardinality(String),
    slice UInt8 COMMENT 'by account: those of one slice are counted without the others',
    account UInt64,
    viewer UInt64,
    began DateTime('UTC') COMMENT 'when the 24 hours began' CODEC(Delta(4), LZ4),
    build UInt32 CODEC(Delta(4), LZ4),
    market LowCardinality(String),
    screen LowCardinality(String),
    head UInt32 COMMENT 'playhead where the piece begins, ms' CODEC(T64, LZ4),
    tail UInt32 COMMENT 'and where it ends' CODEC(T64, LZ4),
    watched_ms UInt64 CODEC(T64, LZ4),
    first_ms UInt32 COMMENT 'the first instant of viewing, after began' CODEC(T64, LZ4),
    last_ms UInt32 COMMENT 'the last' CODEC(T64, LZ4),
    quarters Array(UInt8) COMMENT 'in which of the 96 quarters of an hour it was watched',
    quarters_ms Array(UInt32) COMMENT 'and how long in each' CODEC(T64, LZ4)
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(began)
ORDER BY (service, content, slice, account, viewer, began);

CREATE TABLE audience_pieces
(
    build UInt32,
    slice UInt8,
    account UInt64,
    viewer UInt64,
    market LowCardinality(String),
    screen LowCardinality(String),
    episode UInt16,
    runtime_ms UInt32 COMMENT 'of the episode; 0: not known',
    day UInt16 COMMENT 'of the window, from 1',
    watched_ms UInt64,
    from_ms Int64 COMMENT 'the first instant of viewing, epoch ms',
    head UInt32 COMMENT 'no playhead is beyond the runtime',
    tail UInt32,
    quarters Array(UInt8),
    at DateTime('UTC') DEFAULT now('UTC')
)
ENGINE = MergeTree
PARTITION BY build
ORDER BY (slice, account)
TTL at + toIntervalDay(1);

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
TTL at + toIntervalDay(1);

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
TTL at + toIntervalDay(1);

CREATE TABLE audit
(
    number UInt64,
    at DateTime64(3, 'UTC'),
    actor String,
    action LowCardinality(String),
    detail String
)
ENGINE = MergeTree
ORDER BY number;

CREATE TABLE begun_sessions
(
    id String,
    name String,
    made DateTime64(3, 'UTC'),
    until DateTime64(3, 'UTC'),
    way LowCardinality(String) COMMENT 'link, or provider',
    agent String COMMENT 'what the browser calls itself'
)
ENGINE = MergeTree
ORDER BY id
TTL toDateTime(until) + toIntervalDay(1);

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

CREATE TABLE catalogue
(
    service LowCardinality(String),
    content String,
    version UInt32,
    title String COMMENT 'slug',
    title_name String,
    season UInt16 COMMENT '0: none (a film)',
    episode UInt16 COMMENT '0: none (a film)',
    name String COMMENT 'the label of this row',
    kind LowCardinality(String) COMMENT 'series or film',
    origin LowCardinality(String) COMMENT 'original, acquired or empty',
    language LowCardinality(String),
    runtime_ms UInt32 COMMENT '0: unknown',
    released Nullable(Date32),
    removed UInt8
)
ENGINE = MergeTree
ORDER BY (service, content, version);

CREATE TABLE catalogue_versions
(
    version UInt32,
    restored Nullable(UInt32) COMMENT 'the version it brought back, 0: the empty one; NULL: none',
    made DateTime64(3, 'UTC'),
    actor String,
    note String
)
ENGINE = MergeTree
ORDER BY version;

CREATE TABLE census_counts
(
    from_ms Int64,
    to_ms Int64,
    service LowCardinality(String),
    content String,
    market LowCardinality(String) COMMENT 'of the play; empty: not known',
    epoch UInt32 COMMENT 'the last stamp of what it was counted from',
    changes UInt64 COMMENT 'at which count of changes of its days',
    watched_ms UInt64,
    plays UInt64,
    reported_runtime_ms UInt32,
    viewers AggregateFunction(uniqExact, UInt64),
    accounts AggregateFunction(uniqExact, UInt64)
)
ENGINE = ReplacingMergeTree(changes)
ORDER BY (from_ms, to_ms, service, content, market, epoch);

CREATE TABLE census_due
(
    count UUID,
    from_ms Int64,
    to_ms Int64,
    service LowCardinality(String),
    content String,
    epoch UInt32,
    changes UInt64,
    at DateTime('UTC') DEFAULT now('UTC')
)
ENGINE = MergeTree
ORDER BY (count, service, content)
TTL at + toIntervalDay(1);

CREATE TABLE census_weeks_counted
(
    from_ms Int64,
    to_ms Int64,
    changes UInt64
)
ENGINE = ReplacingMergeTree
ORDER BY (from_ms, to_ms, changes);

CREATE TABLE collector_minutes
(
    minute DateTime('UTC')
)
ENGINE = ReplacingMergeTree
ORDER BY minute;

CREATE TABLE cut_stretches
(
    service LowCardinality(String),
    content String,
    play UUID,
    start DateTime64(3, 'UTC'),
    position UInt32,
    rate Float32,
    epoch UInt32,
    look UInt64,
    length_ms UInt32 COMMENT 'what is left of it; 0: all of it'
)
ENGINE = MergeTree
ORDER BY (play, service, content, start, position, rate, epoch, look);

CREATE TABLE cutoffs
(
    cutoff UInt32,
    at DateTime64(3, 'UTC') COMMENT 'by the clock of the store'
)
ENGINE = ReplacingMergeTree
ORDER BY cutoff;

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

CREATE TABLE editions
(
    id String,
    chart LowCardinality(String),
    week Date,
    revision UInt32,
    epoch UInt32,
    published DateTime64(3, 'UTC'),
    embargo Nullable(DateTime64(3, 'UTC')) COMMENT 'not shown outside before this',
    actor String,
    hash String,
    document String COMMENT 'the whole edition as JSON' CODEC(ZSTD(3)),
    market LowCardinality(String) COMMENT 'empty: the first market of the chart'
)
ENGINE = ReplacingMergeTree
PRIMARY KEY (chart, week, revision)
ORDER BY (chart, week, revision, market);

CREATE TABLE ended_sessions
(
    id String,
    until DateTime64(3, 'UTC')
)
ENGINE = MergeTree
ORDER BY id
TTL toDateTime(until) + toIntervalDay(1);

CREATE TABLE erased_days
(
    day Date,
    service LowCardinality(String),
    content String,
    epoch UInt32
)
ENGINE = ReplacingMergeTree
ORDER BY (day, service, content, epoch);

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
    as_of DateTime64(3, 'UTC') COMMENT 'when Sweeps learned it',
    epoch UInt32 DEFAULT 0 COMMENT 'the number of cutoffs known when it was imported',
    PROJECTION by_title
    (
        SELECT
            source,
            market,
            list,
            period_start,
            revision,
            line,
            title,
            season,
            name,
            metric,
            value,
            rank,
            weeks
        ORDER BY
            title,
            source,
            market,
            list,
            period_start
    )
)
ENGINE = MergeTree
ORDER BY (source, market, list, period_start, revision, line, metric);

CREATE TABLE fingerprints
(
    name String,
    value String,
    made DateTime64(3, 'UTC')
)
ENGINE = MergeTree
ORDER BY name;

CREATE TABLE found_overfull
(
    look UInt64,
    viewer UInt64,
    day Date,
    watched_ms UInt64,
    at DateTime('UTC') DEFAULT now('UTC')
)
ENGINE = MergeTree
ORDER BY look
TTL at + toIntervalDay(1);

CREATE TABLE found_runtimes
(
    look UInt64,
    service LowCardinality(String),
    content String,
    runtime UInt32,
    at DateTime('UTC') DEFAULT now('UTC')
)
ENGINE = MergeTree
ORDER BY look
TTL at + toIntervalDay(1);

CREATE TABLE found_stretches
(
    look UInt64,
    service LowCardinality(String),
    content String,
    play UUID,
    start DateTime64(3, 'UTC'),
    stop DateTime64(3, 'UTC'),
    position UInt32,
    rate Float32,
    length_ms UInt32,
    at DateTime('UTC') DEFAULT now('UTC')
)
ENGINE = MergeTree
ORDER BY look
TTL at + toIntervalDay(1);

CREATE TABLE guarded_runtimes
(
    service LowCardinality(String),
    content String,
    look UInt64,
    runtime UInt32
)
ENGINE = ReplacingMergeTree(look)
ORDER BY (service, content);

CREATE TABLE keys
(
    id String,
    version UInt64 COMMENT 'counts all changes of keys and users; no clock decides',
    kind LowCardinality(String) COMMENT 'write or read',
    service String COMMENT 'the service a write key speaks for',
    name String,
    secret_hash String COMMENT 'SHA-256, hexadecimal',
    test UInt8,
    made DateTime64(3, 'UTC'),
    revoked UInt8
)
ENGINE = MergeTree
ORDER BY (id, version);

CREATE TABLE live_lines
(
    session String COMMENT 'keyed hash of source and id',
    service LowCardinality(String),
    source LowCardinality(String),
    at Int64 COMMENT 'epoch ms, by the clock of the player',
    rank UInt8 COMMENT 'which of two at one instant comes first',
    body String COMMENT 'what matters of it, as JSON of its source; people are keyed hashes',
    play UUID COMMENT 'the play of the content that it names; nil: it names none',
    viewer UInt64 COMMENT 'as in the body; 0: it names none',
    account UInt64,
    flags UInt8,
    received Int64 COMMENT 'epoch ms, by the clock of the store',
    stored_until DateTime('UTC') COMMENT 'it stays as long, and until it is settled',
    loaded DateTime64(3, 'UTC') DEFAULT now64(3)
)
ENGINE = MergeTree
PARTITION BY toStartOfHour(stored_until)
ORDER BY (session, service, source, at, rank);

CREATE MATERIALIZED VIEW live_lines_into_hours TO source_hours
(
    service LowCardinality(String),
    source LowCardinality(String),
    hour DateTime('UTC'),
    reason String,
    records UInt64,
    ms UInt64,
    latest Int64
)
AS SELECT
    service,
    source,
    toStartOfHour(fromUnixTimestamp64Milli(received, 'UTC')) AS hour,
    '' AS reason,
    count() AS records,
    toUInt64(0) AS ms,
    max(received) AS latest
FROM live_lines
GROUP BY
    service,
    source,
    hour;

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
TTL toDateTime(loaded) + toIntervalDay(7);

CREATE TABLE looked_days
(
    day Date,
    changes UInt64
)
ENGINE = ReplacingMergeTree
ORDER BY (day, changes);

CREATE TABLE matches
(
    number UInt64,
    at DateTime64(3, 'UTC'),
    actor String,
    source LowCardinality(String),
    name String COMMENT 'as published',
    assigned String COMMENT 'the title that the import gave it',
    title String COMMENT 'slug; empty: undone, what the import gave it holds',
    season Int32 COMMENT '-1: the season that the import gave it',
    epoch UInt32 DEFAULT 0 COMMENT 'the number of cutoffs known when it was settled'
)
ENGINE = MergeTree
ORDER BY (source, name, assigned, number);

CREATE TABLE messages
(
    received Int64 COMMENT 'the moment it was received, epoch ms',
    epoch UInt32,
    service LowCardinality(String),
    content LowCardinality(String),
    play UUID,
    viewer UInt64,
    account UInt64,
    market LowCardinality(String),
    screen LowCardinality(String),
    source LowCardinality(String),
    runtime UInt32,
    flags UInt8,
    spans Array(Tuple(
        Int64,
        Int64,
        UInt32,
        Float32)) COMMENT 'start from the moment it was received, length, position (ms), rate'
)
ENGINE = Null;

CREATE MATERIALIZED VIEW messages_into_runtimes TO reported_runtimes
(
    service LowCardinality(String),
    content LowCardinality(String),
    epoch UInt32,
    runtime UInt32
)
AS SELECT
    service,
    content,
    epoch,
    max(messages.runtime) AS runtime
FROM messages
WHERE messages.runtime > 0
GROUP BY
    service,
    content,
    epoch;

CREATE MATERIALIZED VIEW messages_into_sources TO service_sources
(
    service LowCardinality(String),
    source String,
    epoch UInt32,
    first DateTime64(6, 'UTC'),
    blind UInt8
)
AS SELECT
    service,
    reporter AS source,
    epoch,
    min(now64(6, 'UTC')) AS first,
    max(blind_here) AS blind
FROM
(
    SELECT
        service,
        if((messages.source IN ('beacon', 'file', '')), 'native', messages.source) AS reporter,
        epoch,
        arrayExists(span -> ((span.3) = 4294967295), spans) AS blind_here
    FROM messages
    WHERE flags = 0
)
GROUP BY
    service,
    reporter,
    epoch;

CREATE MATERIALIZED VIEW messages_into_spans TO spans
(
    service LowCardinality(String),
    content LowCardinality(String),
    play UUID,
    start DateTime64(3, 'UTC'),
    position UInt32,
    rate Float32,
    epoch UInt32,
    stop DateTime64(3, 'UTC'),
    viewer UInt64,
    account UInt64,
    market LowCardinality(String),
    screen LowCardinality(String),
    source LowCardinality(String),
    runtime UInt32,
    lead Int32,
    flags UInt8
)
AS SELECT
    service,
    content,
    play,
    fromUnixTimestamp64Milli(received + (span.1), 'UTC') AS start,
    span.3 AS position,
    span.4 AS rate,
    epoch,
    fromUnixTimestamp64Milli((received + (span.1)) + (span.2), 'UTC') AS stop,
    viewer,
    account,
    market,
    screen,
    source,
    runtime,
    toInt32(greatest(-2147483648, least(2147483647, (span.1) + (span.2)))) AS lead,
    flags
FROM messages
ARRAY JOIN spans AS span;

CREATE TABLE migrations
(
    number UInt32,
    name String,
    applied DateTime64(3, 'UTC')
)
ENGINE = MergeTree
ORDER BY number;

CREATE TABLE node_fences
(
    node UUID,
    cutoff UInt32
)
ENGINE = ReplacingMergeTree
ORDER BY (node, cutoff);

CREATE TABLE nodes
(
    node UUID,
    at DateTime64(3, 'UTC') COMMENT 'when its lease was last renewed, by the clock of the store',
    passed UInt32 COMMENT 'the number it stamps',
    open UInt8 COMMENT '0: closed properly; nobody waits for it',
    offset_ms Int64 COMMENT 'its own clock minus that of the store'
)
ENGINE = ReplacingMergeTree(at)
ORDER BY node;

CREATE TABLE notice_deliveries
(
    notice UInt64,
    rule String,
    tries UInt32,
    at DateTime64(3, 'UTC'),
    trouble String COMMENT 'why it was not told; empty: it was'
)
ENGINE = ReplacingMergeTree(tries)
ORDER BY (notice, rule)
TTL toDateTime(at) + toIntervalDay(400);

CREATE TABLE notice_rules
(
    id String,
    version UInt32,
    name String COMMENT 'what it is for',
    way LowCardinality(String) COMMENT 'webhook or mail',
    address String COMMENT 'where to: an address of the web, or of a mailbox',
    secret String COMMENT 'of a webhook, encrypted with a key that is made of the secrets; empty: none',
    kinds Array(LowCardinality(String)) COMMENT 'what of; empty: all',
    made DateTime64(3, 'UTC') COMMENT 'what was noticed before is not told',
    removed UInt8
)
ENGINE = ReplacingMergeTree(version)
ORDER BY id;

CREATE TABLE notices
(
    number UInt64,
    at DateTime64(3, 'UTC'),
    kind LowCardinality(String),
    key String COMMENT 'what it is about: the same again is not told again',
    state LowCardinality(String) COMMENT 'new, or over',
    subject String,
    text String,
    path String COMMENT 'the page that shows it, from the address of the dashboard on',
    rule String COMMENT 'the one that it is for; empty: all whose kinds it has'
)
ENGINE = ReplacingMergeTree
ORDER BY number
TTL toDateTime(at) + toIntervalDay(400);

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

CREATE TABLE overfull_viewer_days
(
    viewer UInt64,
    day Date,
    epoch UInt32,
    look UInt64,
    watched_ms UInt64
)
ENGINE = MergeTree
ORDER BY (viewer, day, epoch, look);

CREATE TABLE owner_claims
(
    term UInt32,
    node UUID,
    at DateTime64(3, 'UTC') COMMENT 'by the clock of the store',
    open UInt8 COMMENT '0: released'
)
ENGINE = MergeTree
ORDER BY (term, node, at)
TTL toDateTime(at) + toIntervalDay(30);

CREATE TABLE panel_changes
(
    day Date,
    panel LowCardinality(String),
    epoch UInt32,
    changes UInt64
)
ENGINE = SummingMergeTree(changes)
ORDER BY (panel, day, epoch);

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
    spans Array(Tuple(
        Int64,
        Int64)) COMMENT 'epoch ms: start, stop',
    presence Array(Tuple(
        String,
        UInt8,
        Int64,
        Int64)) COMMENT 'who, guest, start, stop'
)
ENGINE = Null;

CREATE MATERIALIZED VIEW panel_messages_into_presence TO panel_presence
(
    panel LowCardinality(String),
    household String,
    device UInt64,
    play UUID,
    who String,
    guest UInt8,
    start DateTime64(3, 'UTC'),
    epoch UInt32,
    stop DateTime64(3, 'UTC')
)
AS SELECT
    panel,
    household,
    device,
    play,
    present.1 AS who,
    present.2 AS guest,
    fromUnixTimestamp64Milli(present.3, 'UTC') AS start,
    epoch,
    fromUnixTimestamp64Milli(present.4, 'UTC') AS stop
FROM panel_messages
ARRAY JOIN presence AS present;

CREATE MATERIALIZED VIEW panel_messages_into_viewing TO panel_viewing
(
    panel LowCardinality(String),
    household String,
    device UInt64,
    play UUID,
    service LowCardinality(String),
    content String,
    start DateTime64(3, 'UTC'),
    epoch UInt32,
    stop DateTime64(3, 'UTC'),
    screen LowCardinality(String)
)
AS SELECT
    panel,
    household,
    device,
    play,
    service,
    content,
    fromUnixTimestamp64Milli(span.1, 'UTC') AS start,
    epoch,
    fromUnixTimestamp64Milli(span.2, 'UTC') AS stop,
    screen
FROM panel_messages
ARRAY JOIN spans AS span;

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

CREATE TABLE panel_withdrawals
(
    panel String,
    content String,
    made DateTime64(3, 'UTC'),
    persons UInt32
)
ENGINE = MergeTree
ORDER BY (panel, content, made);

CREATE TABLE polled_servers
(
    address String,
    version UInt32,
    source LowCardinality(String),
    service String COMMENT 'whom the lines are of',
    token String COMMENT 'encrypted with a key that is made of the secrets; empty: taken out',
    changed DateTime64(3, 'UTC')
)
ENGINE = ReplacingMergeTree(version)
ORDER BY address;

CREATE TABLE polled_states
(
    address String,
    at DateTime64(3, 'UTC'),
    since DateTime64(3, 'UTC') COMMENT 'since when it answers, or does not',
    trouble String COMMENT 'why not; empty: it answers'
)
ENGINE = ReplacingMergeTree(at)
ORDER BY address;

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

CREATE TABLE rejects
(
    heard DateTime64(3, 'UTC'),
    service LowCardinality(String),
    field String,
    reason String,
    body String CODEC(ZSTD(3)),
    id UUID
)
ENGINE = ReplacingMergeTree
ORDER BY (heard, id)
TTL toDateTime(heard) + toIntervalDay(30);

CREATE TABLE reported_runtimes
(
    service LowCardinality(String),
    content String,
    epoch UInt32,
    runtime SimpleAggregateFunction(max, UInt32) COMMENT 'ms'
)
ENGINE = AggregatingMergeTree
ORDER BY (service, content, epoch);

CREATE TABLE return_quality
(
    fingerprint String COMMENT 'the method, and what figures and outcomes it was measured on',
    document String COMMENT 'JSON, as the method has it'
)
ENGINE = ReplacingMergeTree
ORDER BY fingerprint;

CREATE TABLE service_sources
(
    service LowCardinality(String),
    source LowCardinality(String),
    epoch UInt32,
    first SimpleAggregateFunction(min, DateTime64(6, 'UTC')),
    blind SimpleAggregateFunction(max, UInt8) COMMENT '1: of some plays it did not know the playhead'
)
ENGINE = AggregatingMergeTree
ORDER BY (service, source, epoch);

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

CREATE TABLE settled_sessions
(
    session String,
    service LowCardinality(String),
    source LowCardinality(String),
    lines UInt64 COMMENT 'how many lines had come that it was settled with',
    upto Int64 COMMENT 'the last of them by the clock of the player',
    loaded DateTime64(3, 'UTC') COMMENT 'when the last of them was stored',
    settled DateTime64(3, 'UTC'),
    stored_until DateTime('UTC')
)
ENGINE = ReplacingMergeTree(settled)
ORDER BY (session, service, source)
TTL stored_until + toIntervalDay(1);

CREATE TABLE source_hours
(
    service LowCardinality(String),
    source LowCardinality(String),
    hour DateTime('UTC'),
    reason String COMMENT 'empty: taken',
    records SimpleAggregateFunction(sum, UInt64),
    ms SimpleAggregateFunction(sum, UInt64) COMMENT 'of contradictions: how much was taken back',
    latest SimpleAggregateFunction(max, Int64) COMMENT 'epoch ms'
)
ENGINE = AggregatingMergeTree
ORDER BY (service, source, hour, reason)
TTL hour + toIntervalDay(90);

CREATE TABLE source_terms
(
    service LowCardinality(String),
    version UInt32,
    epoch UInt32 COMMENT 'editions of an earlier cutoff stay as they were',
    source LowCardinality(String),
    from_ms Int64,
    to_ms Int64,
    changed DateTime64(3, 'UTC'),
    actor String
)
ENGINE = MergeTree
ORDER BY (service, version, from_ms);

CREATE TABLE spans
(
    service LowCardinality(String),
    content LowCardinality(String),
    play UUID,
    start DateTime64(3, 'UTC') COMMENT 'first instant of the stretch; with service, content and play it names the span' CODEC(DoubleDelta, ZSTD(1)),
    position UInt32 COMMENT 'playhead at start, ms; 4294967295: not known' CODEC(Delta(4), ZSTD(1)),
    rate Float32,
    epoch UInt32 COMMENT 'the number of cutoffs that its node knew when it was loaded',
    stop SimpleAggregateFunction(max, DateTime64(3, 'UTC')) COMMENT 'last instant known; only grows' CODEC(DoubleDelta, ZSTD(1)),
    viewer SimpleAggregateFunction(max, UInt64) COMMENT 'keyed hash; 0 when the viewer declined to be recognised',
    account SimpleAggregateFunction(max, UInt64) COMMENT 'keyed hash; 0 likewise',
    market SimpleAggregateFunction(max, LowCardinality(String)),
    screen SimpleAggregateFunction(max, LowCardinality(String)),
    source SimpleAggregateFunction(max, LowCardinality(String)) COMMENT 'which adapter reported it',
    runtime SimpleAggregateFunction(max, UInt32) COMMENT 'length of the content as the player knows it, ms; 0 unknown' CODEC(Delta(4), ZSTD(1)),
    lead SimpleAggregateFunction(max, Int32) COMMENT 'largest stop minus the moment it was received, ms' CODEC(Delta(4), ZSTD(1)),
    flags SimpleAggregateFunction(groupBitOr, UInt8) COMMENT '1: reported by a known bot, 2: with a test key',
    INDEX marked (lead > 120000) OR (flags != 0) TYPE set(2) GRANULARITY 16,
    INDEX backwards stop <= start TYPE set(2) GRANULARITY 16
)
ENGINE = AggregatingMergeTree
PARTITION BY toMonday(start)
PRIMARY KEY (service, content, play, start)
ORDER BY (service, content, play, start, position, rate, epoch);

CREATE TABLE staged_messages
(
    batch UUID,
    at DateTime('UTC') DEFAULT now('UTC'),
    received Int64,
    epoch UInt32,
    service LowCardinality(String),
    content LowCardinality(String),
    play UUID,
    viewer UInt64,
    account UInt64,
    market LowCardinality(String),
    screen LowCardinality(String),
    source LowCardinality(String),
    runtime UInt32,
    flags UInt8,
    spans Array(Tuple(
        Int64,
        Int64,
        UInt32,
        Float32))
)
ENGINE = MergeTree
PARTITION BY toStartOfHour(at)
ORDER BY batch
TTL at + toIntervalHour(1)
SETTINGS ttl_only_drop_parts = 1, merge_with_ttl_timeout = 600, index_granularity = 8192;

CREATE TABLE staged_panel_messages
(
    batch UUID,
    at DateTime('UTC') DEFAULT now('UTC'),
    epoch UInt32,
    panel LowCardinality(String),
    household String,
    device UInt64,
    play UUID,
    service LowCardinality(String),
    content String,
    screen LowCardinality(String),
    spans Array(Tuple(
        Int64,
        Int64)),
    presence Array(Tuple(
        String,
        UInt8,
        Int64,
        Int64))
)
ENGINE = MergeTree
PARTITION BY toStartOfHour(at)
ORDER BY batch
TTL at + toIntervalHour(1)
SETTINGS ttl_only_drop_parts = 1, merge_with_ttl_timeout = 600, index_granularity = 8192;

CREATE TABLE test_viewers
(
    viewer UInt64,
    service LowCardinality(String),
    removed UInt8,
    epoch UInt32 COMMENT 'editions made before stay as they were',
    changed DateTime64(3, 'UTC')
)
ENGINE = MergeTree
ORDER BY (viewer, changed);

CREATE TABLE user_subjects
(
    subject String COMMENT 'the issuer and its own id of the person',
    name String,
    made DateTime64(3, 'UTC')
)
ENGINE = ReplacingMergeTree(made)
ORDER BY subject;

CREATE TABLE users
(
    name String,
    version UInt64,
    role LowCardinality(String) COMMENT 'viewer, analyst, decider or admin',
    link_hash String COMMENT 'SHA-256 of the token of the open one-time link; empty: none',
    link_until DateTime64(3, 'UTC'),
    made DateTime64(3, 'UTC') COMMENT 'when the name was given to this person',
    signed_in Nullable(DateTime64(3, 'UTC')) COMMENT 'the last time; NULL: never',
    removed UInt8,
    services Array(String) COMMENT 'that alone they may see; empty: all'
)
ENGINE = MergeTree
ORDER BY (name, version);

CREATE TABLE viewing_changes
(
    day Date,
    service LowCardinality(String),
    content String,
    epoch UInt32 COMMENT 'the stamp of what changed',
    changes UInt64
)
ENGINE = SummingMergeTree(changes)
ORDER BY (day, service, content, epoch);

CREATE VIEW catalogue_at
AS WITH
    entries AS
    (
        SELECT
            service,
            content,
            argMax((title, title_name, season, episode, name, kind, origin, language, runtime_ms, released, removed), version) AS entry
        FROM catalogue
        WHERE (version <= {version:UInt32}) AND (version IN (
            SELECT version
            FROM catalogue_versions
        ))
        GROUP BY
            service,
            content
    ),
    episodes AS
    (
        SELECT
            service,
            content,
            entry.1 AS title,
            entry.2 AS title_name,
            entry.3 AS season,
            entry.4 AS episode,
            entry.5 AS name,
            entry.6 AS kind,
            entry.7 AS origin,
            entry.8 AS language,
            entry.9 AS runtime_ms,
            entry.10 AS released
        FROM entries
        WHERE (entry.11) = 0
    ),
    runtimes AS
    (
        SELECT
            title,
            season,
            if(min(runtime) = 0, 0, sum(runtime)) AS season_runtime_ms
        FROM
        (
            SELECT
                title,
                season,
                episode,
                max(runtime_ms) AS runtime
            FROM episodes
            GROUP BY
                title,
                season,
                episode
        )
        GROUP BY
            title,
            season
    )
SELECT
    service,
    content,
    title,
    title_name,
    season,
    episode,
    name,
    kind,
    origin,
    language,
    runtime_ms,
    released,
    season_runtime_ms
FROM episodes
INNER JOIN runtimes USING (title, season);

CREATE VIEW figures_as_published
AS SELECT * EXCEPT latest_revision
FROM
(
    SELECT
        *,
        max(revision) OVER (PARTITION BY source, market, list, period_start) AS latest_revision
    FROM figures
    WHERE as_of <= {at:DateTime64(3, 'UTC')}
)
WHERE revision = latest_revision;

CREATE VIEW figures_as_published_now
(
    source LowCardinality(String),
    market LowCardinality(String),
    list LowCardinality(String),
    period_start Date,
    period_end Date,
    revision UInt32,
    line UInt16,
    title String,
    title_name String,
    season UInt16,
    name String,
    service LowCardinality(String),
    metric LowCardinality(String),
    value Nullable(Float64),
    standard_error Nullable(Float64),
    rank UInt16,
    weeks UInt16,
    address String,
    note String,
    as_of DateTime64(3, 'UTC'),
    epoch UInt32
)
AS SELECT *
FROM figures_as_published(at = toDateTime64('2200-01-01 00:00:00', 3, 'UTC'));

CREATE VIEW figures_at
AS SELECT published.* REPLACE (if(matched.title = '', published.title, matched.title) AS title, if((matched.title = '') OR (matched.season < 0), published.season, toUInt16(matched.season)) AS season)
FROM
(
    SELECT * EXCEPT latest_revision
    FROM
    (
        SELECT
            *,
            max(revision) OVER (PARTITION BY source, market, list, period_start) AS latest_revision
        FROM figures
        WHERE as_of <= {at:DateTime64(3, 'UTC')}
    )
    WHERE revision = latest_revision
) AS published
LEFT JOIN
(
    SELECT
        source,
        name,
        assigned,
        argMax(matches.title, number) AS title,
        argMax(matches.season, number) AS season
    FROM matches
    WHERE at <= {at:DateTime64(3, 'UTC')}
    GROUP BY
        source,
        name,
        assigned
) AS matched ON (matched.source = published.source) AND (matched.name = published.name) AND (matched.assigned = published.title);

CREATE VIEW figures_at_cutoff
AS SELECT published.* REPLACE (if(matched.title = '', published.title, matched.title) AS title, if((matched.title = '') OR (matched.season < 0), published.season, toUInt16(matched.season)) AS season)
FROM
(
    SELECT * EXCEPT latest_revision
    FROM
    (
        SELECT
            *,
            max(revision) OVER (PARTITION BY source, market, list, period_start) AS latest_revision
        FROM figures
        WHERE (as_of <= {at:DateTime64(3, 'UTC')}) AND (epoch <= {epoch:UInt32})
    )
    WHERE revision = latest_revision
) AS published
LEFT JOIN
(
    SELECT
        source,
        name,
        assigned,
        argMax(matches.title, number) AS title,
        argMax(matches.season, number) AS season
    FROM matches
    WHERE (at <= {at:DateTime64(3, 'UTC')}) AND (epoch <= {epoch:UInt32})
    GROUP BY
        source,
        name,
        assigned
) AS matched ON (matched.source = published.source) AND (matched.name = published.name) AND (matched.assigned = published.title);

CREATE VIEW figures_now
(
    source LowCardinality(String),
    market LowCardinality(String),
    list LowCardinality(String),
    period_start Date,
    period_end Date,
    revision UInt32,
    line UInt16,
    title String,
    title_name String,
    season UInt16,
    name String,
    service LowCardinality(String),
    metric LowCardinality(String),
    value Nullable(Float64),
    standard_error Nullable(Float64),
    rank UInt16,
    weeks UInt16,
    address String,
    note String,
    as_of DateTime64(3, 'UTC'),
    epoch UInt32
)
AS SELECT *
FROM figures_at(at = toDateTime64('2200-01-01 00:00:00', 3, 'UTC'));

CREATE VIEW played_spans
AS WITH
    (
        SELECT groupArray((service, source, from_ms, to_ms))
        FROM
        (
            SELECT
                service,
                source,
                from_ms,
                to_ms
            FROM source_terms
            WHERE (epoch <= {epoch:UInt32}) AND ((service, version) IN (
                SELECT
                    service,
                    max(version)
                FROM source_terms
                WHERE epoch <= {epoch:UInt32}
                GROUP BY service
            ))
            UNION ALL
            SELECT
                service,
                argMin(service_sources.source, since) AS source,
                toInt64(0) AS from_ms,
                toInt64(253402300800000) AS to_ms
            FROM
            (
                SELECT
                    service,
                    source,
                    min(first) AS since
                FROM service_sources
                WHERE (epoch <= {epoch:UInt32}) AND (service NOT IN (
                    SELECT service
                    FROM source_terms
                    WHERE epoch <= {epoch:UInt32}
                ))
                GROUP BY
                    service,
                    source
            ) AS service_sources
            GROUP BY service
            HAVING count() > 1
        )
    ) AS terms
SELECT *
FROM
(
    SELECT
        service,
        content,
        play,
        start,
        position,
        rate,
        epoch,
        viewer,
        account,
        market,
        screen,
        source,
        runtime,
        lead,
        flags,
        stop
    FROM spans
    WHERE (epoch <= {epoch:UInt32}) AND (play NOT IN (
        SELECT play
        FROM cut_stretches
    ))
    UNION ALL
    SELECT
        service,
        content,
        play,
        start,
        position,
        rate,
        epoch,
        viewer,
        account,
        market,
        screen,
        source,
        runtime,
        lead,
        flags,
        if(length = 0, spans.stop, least(spans.stop, spans.start + toIntervalMillisecond(length))) AS stop
    FROM spans
    LEFT JOIN
    (
        SELECT
            service,
            content,
            play,
            start,
            position,
            rate,
            argMax(length_ms, (epoch, look)) AS length
        FROM cut_stretches
        WHERE epoch <= {epoch:UInt32}
        GROUP BY
            service,
            content,
            play,
            start,
            position,
            rate
        HAVING length > 0
    ) AS cuts USING (service, content, play, start, position, rate)
    WHERE (epoch <= {epoch:UInt32}) AND (play IN (
        SELECT play
        FROM cut_stretches
    )) AND (service >= '')
)
WHERE empty(terms) OR (NOT arrayExists(term -> (((term.1) = service) AND ((term.2) != if((source IN ('beacon', 'file', '')), 'native', source)) AND (toUnixTimestamp64Milli(start) >= (term.3)) AND (toUnixTimestamp64Milli(start) < (term.4))), terms));

CREATE VIEW season_plays
AS WITH
    plays AS
    (
        SELECT
            service,
            content,
            play,
            episode,
            max(runtime_ms) AS longest_ms,
            max(viewer) AS who,
            max(account) AS payer,
            max(market) AS place,
            max(screen) AS device,
            intervalLengthSum(from_ms, to_ms) AS watched_ms,
            groupArray(least(playhead_from, runtime_ms)) AS heads,
            groupArray(least(playhead_to, runtime_ms)) AS tails
        FROM season_spans(services = {services:Array(String)}, contents = {contents:Array(String)}, numbers = {numbers:Array(UInt16)}, runtimes = {runtimes:Array(UInt32)}, from = {from:Int64}, to = {to:Int64}, epoch = {epoch:UInt32})
        GROUP BY
            service,
            content,
            play,
            episode
    )
SELECT
    service,
    content,
    play,
    episode,
    longest_ms AS runtime_ms,
    who AS viewer,
    payer AS account,
    place AS market,
    device AS screen,
    watched_ms,
    heads,
    tails
FROM plays;

CREATE VIEW season_spans
AS WITH
    episodes AS
    (
        SELECT
            entry.1 AS service,
            entry.2 AS content,
            entry.3 AS episode,
            entry.4 AS runtime_ms
        FROM
        (
            SELECT arrayJoin(arrayZip({services:Array(String)}, {contents:Array(String)}, {numbers:Array(UInt16)}, {runtimes:Array(UInt32)})) AS entry
        )
    )
SELECT
    service,
    content,
    play,
    viewer,
    account,
    market,
    screen,
    episode,
    runtime_ms,
    from_ms,
    to_ms,
    playhead_from,
    playhead_to
FROM valid_spans(from = {from:Int64}, to = {to:Int64}, epoch = {epoch:UInt32}) AS stretches
INNER JOIN episodes USING (service, content)
WHERE (service, content) IN (
    SELECT arrayJoin(arrayZip({services:Array(String)}, {contents:Array(String)}))
);

CREATE VIEW season_units
AS WITH
    episodes AS
    (
        SELECT
            entry.1 AS service,
            entry.2 AS content,
            entry.3 AS episode,
            entry.4 AS runtime_ms
        FROM
        (
            SELECT arrayJoin(arrayZip({services:Array(String)}, {contents:Array(String)}, {numbers:Array(UInt16)}, {runtimes:Array(UInt32)})) AS entry
        )
    ),
    latest AS
    (
        SELECT
            service,
            content,
            toUInt16(intDiv(toUnixTimestamp(began) - {from:UInt32}, 86400) + 1) AS day,
            max(audience_built.build) AS build,
            argMax(rows, audience_built.build) AS pieces
        FROM audience_built
        WHERE ((service, content) IN (
            SELECT arrayJoin(arrayZip({services:Array(String)}, {contents:Array(String)}))
        )) AND (began >= toDateTime({from:UInt32}, 'UTC')) AND (began < toDateTime({to:UInt32}, 'UTC')) AND (((toUnixTimestamp(began) - {from:UInt32}) % 86400) = 0) AND (audience_built.build <= {upto:UInt32})
        GROUP BY
            service,
            content,
            day
    )
SELECT
    build,
    day,
    episode,
    runtime_ms,
    pieces
FROM latest
INNER JOIN episodes USING (service, content);

CREATE VIEW set_aside_days
AS SELECT
    viewer,
    day
FROM overfull_viewer_days
WHERE epoch <= {epoch:UInt32}
GROUP BY
    viewer,
    day
HAVING argMax(watched_ms, (epoch, look)) > 86400000;

CREATE VIEW speaking_sources
AS SELECT
    service,
    source,
    from_ms,
    to_ms
FROM source_terms
WHERE (epoch <= {epoch:UInt32}) AND ((service, version) IN (
    SELECT
        service,
        max(version)
    FROM source_terms
    WHERE epoch <= {epoch:UInt32}
    GROUP BY service
))
UNION ALL
SELECT
    service,
    argMin(service_sources.source, since) AS source,
    toInt64(0) AS from_ms,
    toInt64(253402300800000) AS to_ms
FROM
(
    SELECT
        service,
        source,
        min(first) AS since
    FROM service_sources
    WHERE (epoch <= {epoch:UInt32}) AND (service NOT IN (
        SELECT service
        FROM source_terms
        WHERE epoch <= {epoch:UInt32}
    ))
    GROUP BY
        service,
        source
) AS service_sources
GROUP BY service
HAVING count() > 1;

CREATE VIEW stretch_cuts
AS SELECT
    service,
    content,
    play,
    start,
    position,
    rate,
    argMax(length_ms, (epoch, look)) AS length
FROM cut_stretches
WHERE epoch <= {epoch:UInt32}
GROUP BY
    service,
    content,
    play,
    start,
    position,
    rate
HAVING length > 0;

CREATE VIEW valid_spans
AS SELECT
    service,
    content,
    play,
    viewer,
    account,
    market,
    screen,
    runtime,
    position,
    rate,
    toUnixTimestamp64Milli(start) AS start_ms,
    stretch.1 AS from_ms,
    stretch.2 AS to_ms,
    toUInt8(position != 4294967295) AS playhead_known,
    if(playhead_known, toInt64(round(position + (((stretch.1) - toUnixTimestamp64Milli(start)) * rate))), 0) AS playhead_from,
    if(playhead_known, toInt64(round(position + (((stretch.2) - toUnixTimestamp64Milli(start)) * rate))), 0) AS playhead_to
FROM played_spans(epoch = {epoch:UInt32})
ARRAY JOIN if((viewer IN (
        SELECT viewer
        FROM overfull_viewer_days
        WHERE epoch <= {epoch:UInt32}
        GROUP BY
            viewer,
            day
        HAVING argMax(watched_ms, (epoch, look)) > 86400000
    )), arrayFilter(stretch -> ((stretch.2) > (stretch.1)), [(greatest(toUnixTimestamp64Milli(start), {from:Int64}), if(((viewer, toDate(start)) IN (
        SELECT
            viewer,
            day
        FROM overfull_viewer_days
        WHERE epoch <= {epoch:UInt32}
        GROUP BY
            viewer,
            day
        HAVING argMax(watched_ms, (epoch, look)) > 86400000
    )), 0, least(toUnixTimestamp64Milli(stop), {to:Int64}, toInt64(toUnixTimestamp(toStartOfDay(start) + toIntervalDay(1))) * 1000))), (greatest(toInt64(toUnixTimestamp(toStartOfDay(start) + toIntervalDay(1))) * 1000, {from:Int64}), if(((viewer, toDate(start) + 1) IN (
        SELECT
            viewer,
            day
        FROM overfull_viewer_days
        WHERE epoch <= {epoch:UInt32}
        GROUP BY
            viewer,
            day
        HAVING argMax(watched_ms, (epoch, look)) > 86400000
    )), 0, least(toUnixTimestamp64Milli(stop), {to:Int64})))]), [(greatest(toUnixTimestamp64Milli(start), {from:Int64}), least(toUnixTimestamp64Milli(stop), {to:Int64}))]) AS stretch
WHERE (start >= fromUnixTimestamp64Milli({from:Int64} - 86400000, 'UTC')) AND (start < fromUnixTimestamp64Milli({to:Int64}, 'UTC')) AND (stop > fromUnixTimestamp64Milli({from:Int64}, 'UTC')) AND (stop > start) AND ((service, content, play, start) NOT IN (
    SELECT
        service,
        content,
        play,
        start
    FROM spans
    WHERE ((lead > 120000) OR (flags != 0)) AND (epoch <= {epoch:UInt32}) AND (start >= fromUnixTimestamp64Milli({from:Int64} - 86400000, 'UTC')) AND (start < fromUnixTimestamp64Milli({to:Int64}, 'UTC'))
)) AND (viewer NOT IN (
    SELECT viewer
    FROM test_viewers
    WHERE epoch <= {epoch:UInt32}
    GROUP BY viewer
    HAVING argMax(removed, changed) = 0
));
