-- Viewers a service names as its own testers.
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

-- Viewer-days (UTC) that had more than 24 hours over all plays, or no longer have: a row each time that changed. The latest holds.
CREATE TABLE overfull_days
(
    viewer UInt64,
    day Date,
    epoch UInt32,
    batch UInt64,
    watched_ms UInt64
)
ENGINE = MergeTree
ORDER BY (viewer, day, epoch, batch);

-- One row per viewer-day that is set aside whole, as of an epoch.
CREATE VIEW set_aside_days AS
SELECT viewer, day
FROM overfull_days
WHERE epoch <= {epoch:UInt32}
GROUP BY viewer, day
HAVING argMax(watched_ms, batch) > 86400000;

-- Up to which batch each day has been looked at for overfull viewers.
CREATE TABLE guarded_days
(
    day Date,
    batch UInt64
)
ENGINE = ReplacingMergeTree(batch)
ORDER BY day;

-- One row per stretch of valid viewing inside [from, to): spans clipped to the period, the guard rules applied.
-- A span of a viewer with an overfull day is cut at midnight UTC and loses the part in that day.
CREATE VIEW valid_spans AS
SELECT
    service, content, play, viewer, account, market, screen, runtime, position, rate,
    toUnixTimestamp64Milli(start) AS start_ms,
    stretch.1 AS from_ms,
    stretch.2 AS to_ms,
    toInt64(round(position + (stretch.1 - toUnixTimestamp64Milli(start)) * rate)) AS playhead_from,
    toInt64(round(position + (stretch.2 - toUnixTimestamp64Milli(start)) * rate)) AS playhead_to
FROM spans
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
    AND epoch <= {epoch:UInt32}
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
