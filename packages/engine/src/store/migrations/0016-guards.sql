-- The length of each content as players have reported it. One row per content and epoch after merges.
CREATE TABLE reported_runtimes
(
    service LowCardinality(String),
    content String,
    epoch UInt32,
    runtime SimpleAggregateFunction(max, UInt32) COMMENT 'ms'
)
ENGINE = AggregatingMergeTree
ORDER BY (service, content, epoch);

INSERT INTO reported_runtimes (service, content, epoch, runtime)
SELECT service, content, epoch, max(spans_0_1.runtime) FROM spans_0_1 WHERE spans_0_1.runtime > 0 GROUP BY service, content, epoch;

CREATE MATERIALIZED VIEW messages_into_runtimes TO reported_runtimes AS
SELECT service, content, epoch, max(messages.runtime) AS runtime
FROM messages
WHERE messages.runtime > 0
GROUP BY service, content, epoch;

-- Stretches that outlast their content, and where they are cut; a row each time that changed, the latest look holds.
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

-- Viewer-days (UTC) that had more than 24 hours over all plays, or no longer have; a row each time that changed, the latest look holds.
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

INSERT INTO overfull_viewer_days (viewer, day, epoch, look, watched_ms) SELECT viewer, day, epoch, batch, watched_ms FROM overfull_days;

-- What a look has found, before it counts.
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
TTL at + INTERVAL 1 DAY;

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
TTL at + INTERVAL 1 DAY;

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
TTL at + INTERVAL 1 DAY;

-- At which count of changes each day has been looked at.
CREATE TABLE looked_days
(
    day Date,
    changes UInt64
)
ENGINE = ReplacingMergeTree
ORDER BY (day, changes);

-- The runtime by which the stretches of each content were last looked at.
CREATE TABLE guarded_runtimes
(
    service LowCardinality(String),
    content String,
    look UInt64,
    runtime UInt32
)
ENGINE = ReplacingMergeTree(look)
ORDER BY (service, content);

-- One row per stretch that is cut, as of an epoch.
CREATE VIEW stretch_cuts AS
SELECT service, content, play, start, position, rate, argMax(length_ms, (epoch, look)) AS length
FROM cut_stretches
WHERE epoch <= {epoch:UInt32}
GROUP BY service, content, play, start, position, rate
HAVING length > 0;

DROP VIEW IF EXISTS set_aside_days;

-- One row per viewer-day that is set aside whole, as of an epoch.
CREATE VIEW set_aside_days AS
SELECT viewer, day
FROM overfull_viewer_days
WHERE epoch <= {epoch:UInt32}
GROUP BY viewer, day
HAVING argMax(watched_ms, (epoch, look)) > 86400000;

-- Spans as long as their content lets them be: one row per row of `spans`. Nearly no play has anything that is cut: only those that have are
-- joined with where.
CREATE VIEW played_spans AS
SELECT service, content, play, start, position, rate, epoch, viewer, account, market, screen, source, runtime, lead, flags, stop
FROM spans
WHERE epoch <= {epoch:UInt32}
    AND play NOT IN (SELECT play FROM cut_stretches)
UNION ALL
SELECT service, content, play, start, position, rate, epoch, viewer, account, market, screen, source, runtime, lead, flags,
    if(length = 0, spans.stop, least(spans.stop, spans.start + toIntervalMillisecond(length))) AS stop
FROM spans
LEFT JOIN stretch_cuts(epoch = {epoch:UInt32}) AS cuts USING (service, content, play, start, position, rate)
WHERE epoch <= {epoch:UInt32}
    AND play IN (SELECT play FROM cut_stretches);

-- One row per stretch of valid viewing inside [from, to): spans clipped to the period, the guard rules applied.
-- A span of a viewer with an overfull day is cut at midnight UTC and loses the part in that day.
CREATE VIEW valid_spans AS
SELECT
    service, content, play, viewer, account, market, screen, runtime, position, rate,
    toUnixTimestamp64Milli(start) AS start_ms,
    stretch.1 AS from_ms,
    stretch.2 AS to_ms,
    toUInt8(position != 4294967295) AS playhead_known,
    -- Where the playhead is not known nothing is known to be covered.
    if(playhead_known, toInt64(round(position + (stretch.1 - toUnixTimestamp64Milli(start)) * rate)), 0) AS playhead_from,
    if(playhead_known, toInt64(round(position + (stretch.2 - toUnixTimestamp64Milli(start)) * rate)), 0) AS playhead_to
FROM played_spans(epoch = {epoch:UInt32})
ARRAY JOIN arrayFilter(
    stretch -> stretch.2 > stretch.1,
    if(
        viewer IN (SELECT viewer FROM set_aside_days(epoch = {epoch:UInt32})),
        [
            (
                greatest(toUnixTimestamp64Milli(start), {from:Int64}),
                if((viewer, toDate(start)) IN (SELECT viewer, day FROM set_aside_days(epoch = {epoch:UInt32})),
                    0,
                    least(toUnixTimestamp64Milli(stop), {to:Int64}, toInt64(toUnixTimestamp(toStartOfDay(start) + INTERVAL 1 DAY)) * 1000))
            ),
            (
                greatest(toInt64(toUnixTimestamp(toStartOfDay(start) + INTERVAL 1 DAY)) * 1000, {from:Int64}),
                if((viewer, toDate(start) + 1) IN (SELECT viewer, day FROM set_aside_days(epoch = {epoch:UInt32})),
                    0,
                    least(toUnixTimestamp64Milli(stop), {to:Int64}))
            )
        ],
        [(greatest(toUnixTimestamp64Milli(start), {from:Int64}), least(toUnixTimestamp64Milli(stop), {to:Int64}))]
    )
) AS stretch
WHERE start >= fromUnixTimestamp64Milli({from:Int64} - 86400000, 'UTC')
    AND start < fromUnixTimestamp64Milli({to:Int64}, 'UTC')
    AND stop > fromUnixTimestamp64Milli({from:Int64}, 'UTC')
    AND stop > start
    -- Not `lead <= 120000` on the row: before a merge the row that shows the lead may not be the one that holds the time.
    AND (service, content, play, start) NOT IN (
        SELECT service, content, play, start FROM spans
        WHERE (lead > 120000 OR flags != 0) AND epoch <= {epoch:UInt32}
            AND start >= fromUnixTimestamp64Milli({from:Int64} - 86400000, 'UTC')
            AND start < fromUnixTimestamp64Milli({to:Int64}, 'UTC')
    )
    AND viewer NOT IN (
        SELECT viewer FROM test_viewers WHERE epoch <= {epoch:UInt32} GROUP BY viewer HAVING argMax(removed, changed) = 0
    );
