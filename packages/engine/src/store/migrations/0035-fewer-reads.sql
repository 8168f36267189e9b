-- To find that no play is cut, the plays of all spans were read: with `service >= ''`, which all are, the key is looked at before anything is
-- read. And only viewers of an overfull day have stretches of which nothing may be left.
DROP VIEW IF EXISTS played_spans;

-- Spans of the sources that speak, as long as their content lets them be: one row per row of `spans`. Nearly no play has anything that is
-- cut: only those that have are joined with where.
CREATE VIEW played_spans AS
WITH (SELECT groupArray((service, source, from_ms, to_ms)) FROM
(
    SELECT service, source, from_ms, to_ms
    FROM source_terms
    WHERE epoch <= {epoch:UInt32}
        AND (service, version) IN (SELECT service, max(version) FROM source_terms WHERE epoch <= {epoch:UInt32} GROUP BY service)
    UNION ALL
    SELECT service, argMin(service_sources.source, since) AS source, toInt64(0) AS from_ms, toInt64(253402300800000) AS to_ms
    FROM
    (
        SELECT service, source, min(first) AS since
        FROM service_sources
        WHERE epoch <= {epoch:UInt32} AND service NOT IN (SELECT service FROM source_terms WHERE epoch <= {epoch:UInt32})
        GROUP BY service, source
    ) AS service_sources
    GROUP BY service
    HAVING count() > 1
)) AS terms
SELECT *
FROM
(
    SELECT service, content, play, start, position, rate, epoch, viewer, account, market, screen, source, runtime, lead, flags, stop
    FROM spans
    WHERE epoch <= {epoch:UInt32} AND play NOT IN (SELECT play FROM cut_stretches)
    UNION ALL
    SELECT service, content, play, start, position, rate, epoch, viewer, account, market, screen, source, runtime, lead, flags,
        if(length = 0, spans.stop, least(spans.stop, spans.start + toIntervalMillisecond(length))) AS stop
    FROM spans
    LEFT JOIN
    (
        SELECT service, content, play, start, position, rate, argMax(length_ms, (epoch, look)) AS length
        FROM cut_stretches
        WHERE epoch <= {epoch:UInt32}
        GROUP BY service, content, play, start, position, rate
        HAVING length > 0
    ) AS cuts USING (service, content, play, start, position, rate)
    WHERE epoch <= {epoch:UInt32} AND play IN (SELECT play FROM cut_stretches) AND service >= ''
)
WHERE empty(terms) OR NOT arrayExists(
    term -> term.1 = service
        AND term.2 != if(source IN ('beacon', 'file', ''), 'native', source)
        AND toUnixTimestamp64Milli(start) >= term.3
        AND toUnixTimestamp64Milli(start) < term.4,
    terms);

DROP VIEW IF EXISTS valid_spans;

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
ARRAY JOIN if(
    viewer IN (SELECT viewer FROM overfull_viewer_days WHERE epoch <= {epoch:UInt32} GROUP BY viewer, day HAVING argMax(watched_ms, (epoch, look)) > 86400000),
    arrayFilter(
        stretch -> stretch.2 > stretch.1,
        [
            (
                greatest(toUnixTimestamp64Milli(start), {from:Int64}),
                if((viewer, toDate(start)) IN (SELECT viewer, day FROM overfull_viewer_days WHERE epoch <= {epoch:UInt32} GROUP BY viewer, day HAVING argMax(watched_ms, (epoch, look)) > 86400000),
                    0,
                    least(toUnixTimestamp64Milli(stop), {to:Int64}, toInt64(toUnixTimestamp(toStartOfDay(start) + INTERVAL 1 DAY)) * 1000))
            ),
            (
                greatest(toInt64(toUnixTimestamp(toStartOfDay(start) + INTERVAL 1 DAY)) * 1000, {from:Int64}),
                if((viewer, toDate(start) + 1) IN (SELECT viewer, day FROM overfull_viewer_days WHERE epoch <= {epoch:UInt32} GROUP BY viewer, day HAVING argMax(watched_ms, (epoch, look)) > 86400000),
                    0,
                    least(toUnixTimestamp64Milli(stop), {to:Int64}))
            )
        ]),
    [(greatest(toUnixTimestamp64Milli(start), {from:Int64}), least(toUnixTimestamp64Milli(stop), {to:Int64}))]
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
