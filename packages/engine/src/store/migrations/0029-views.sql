-- A season's days are looked up by the season: the name of each day's build was a parameter, which a server over HTTP refused beyond some
-- 18,000 of them (two hundred episodes over a quarter of a year).
DROP VIEW IF EXISTS season_steps;

DROP VIEW IF EXISTS season_days;

-- One row per episode and day of a season's windows that is rolled up: the build that holds, or held when {upto:UInt32} was the highest.
CREATE VIEW season_units AS
WITH
    episodes AS
    (
        SELECT entry.1 AS service, entry.2 AS content, entry.3 AS episode, entry.4 AS runtime_ms
        FROM (SELECT arrayJoin(arrayZip({services:Array(String)}, {contents:Array(String)}, {numbers:Array(UInt16)}, {runtimes:Array(UInt32)})) AS entry)
    ),
    latest AS
    (
        SELECT
            service, content,
            toUInt16(intDiv(toUnixTimestamp(began) - {from:UInt32}, 86400) + 1) AS day,
            max(audience_built.build) AS build,
            argMax(rows, audience_built.build) AS pieces
        FROM audience_built
        WHERE (service, content) IN (SELECT arrayJoin(arrayZip({services:Array(String)}, {contents:Array(String)})))
            AND began >= toDateTime({from:UInt32}, 'UTC')
            AND began < toDateTime({to:UInt32}, 'UTC')
            AND (toUnixTimestamp(began) - {from:UInt32}) % 86400 = 0
            AND audience_built.build <= {upto:UInt32}
        GROUP BY service, content, day
    )
SELECT build, day, episode, runtime_ms, pieces
FROM latest
INNER JOIN episodes USING (service, content);

-- One row per rolled up piece of a season's viewing, by some accounts: those in some slices, without the ones that are set apart or, with
-- {moved:Bool}, only those. Playheads are cut at the runtime.
CREATE VIEW season_days AS
WITH
    units AS
    (
        SELECT build, day, episode, runtime_ms
        FROM season_units(services = {services:Array(String)}, contents = {contents:Array(String)}, numbers = {numbers:Array(UInt16)}, runtimes = {runtimes:Array(UInt32)}, from = {from:UInt32}, to = {to:UInt32}, upto = {upto:UInt32})
    )
SELECT
    account, viewer, market, screen, episode, runtime_ms, day, watched_ms, hours,
    toInt64(toUnixTimestamp(began)) * 1000 + first_ms AS from_ms,
    least(head, runtime_ms) AS playhead_from,
    least(tail, runtime_ms) AS playhead_to
FROM audience_days
INNER JOIN units USING (build)
WHERE (service, content) IN (SELECT arrayJoin(arrayZip({services:Array(String)}, {contents:Array(String)})))
    AND slice IN (SELECT arrayJoin({slices:Array(UInt8)}))
    AND (account IN (SELECT arrayJoin({apart:Array(UInt32)}))) = {moved:Bool};

-- One row per person (account or viewer) and episode: the first day of the window on which each step was reached (65535: never), by day
-- how much more of it was covered, and from which day until before which the furthest point was where: none while the playhead is not known.
CREATE VIEW season_steps AS
WITH
    watched AS
    (
        SELECT
            if({by:String} = 'accounts', account, viewer) AS person,
            episode,
            max(account) AS payer,
            max(runtime_ms) AS length_ms,
            groupArray((day, watched_ms, playhead_from, playhead_to)) AS pieces
        FROM season_days(services = {services:Array(String)}, contents = {contents:Array(String)}, numbers = {numbers:Array(UInt16)}, runtimes = {runtimes:Array(UInt32)}, from = {from:UInt32}, to = {to:UInt32}, upto = {upto:UInt32}, slices = {slices:Array(UInt8)}, apart = {apart:Array(UInt32)}, moved = {moved:Bool})
        WHERE person != 0
        GROUP BY person, episode
    ),
    known AS
    (
        -- By the end of each day: time taken, content covered, the furthest point.
        SELECT
            person, episode, payer, length_ms,
            if(
                length(pieces) = 1,
                [(pieces[1].1, pieces[1].2, toUInt64(pieces[1].4 - pieces[1].3), pieces[1].4)],
                arrayMap(
                    until -> (
                        until,
                        arraySum(piece -> if(piece.1 <= until, piece.2, 0), pieces),
                        arrayReduce(
                            'intervalLengthSum',
                            arrayMap(piece -> if(piece.1 <= until, piece.3, 0), pieces),
                            arrayMap(piece -> if(piece.1 <= until, piece.4, 0), pieces)),
                        arrayMax(piece -> if(piece.1 <= until, piece.4, 0), pieces)),
                    arraySort(arrayDistinct(pieces.1)))) AS ends,
            toUInt16(arrayFirst(state -> state.2 >= 120000, ends).1) AS started,
            -- In whole numbers: 70 % exactly is 70 %.
            if(length_ms = 0, 0, toUInt16(arrayFirst(state -> state.3 * 10 >= length_ms * 7, ends).1)) AS watched_most,
            if(length_ms = 0, 0, toUInt16(arrayFirst(state -> state.3 * 10 >= length_ms * 9, ends).1)) AS completed
        FROM watched
    )
SELECT
    person, episode, payer, length_ms,
    ends[1].1 AS first_day,
    if(started = 0, 65535, started) AS start_day,
    if(watched_most = 0, 65535, watched_most) AS watch_day,
    if(completed = 0, 65535, completed) AS complete_day,
    arrayMap((state, before) -> (state.1, toUInt64(state.3 - before)), ends, arrayPopBack(arrayPushFront(ends.3, 0))) AS gains,
    arrayFilter(
        left -> left.1 < left.2 AND left.3 > 0 AND length_ms > 0,
        arrayMap((state, next) -> (greatest(state.1, start_day), next, state.4), ends, arrayPushBack(arrayPopFront(ends.1), 65535))) AS furthest
FROM known;

-- The figures of others as they are known now: an instant after all that is ever stored.
CREATE VIEW figures_now AS
SELECT * FROM figures_at(at = toDateTime64('2200-01-01 00:00:00', 3, 'UTC'));

CREATE VIEW figures_as_published_now AS
SELECT * FROM figures_as_published(at = toDateTime64('2200-01-01 00:00:00', 3, 'UTC'));

-- The views below stand in one piece: the engine plans what a view is made of twice for each view it stands in, which took most of the time of
-- small questions.
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
    WHERE epoch <= {epoch:UInt32} AND play IN (SELECT play FROM cut_stretches)
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
ARRAY JOIN arrayFilter(
    stretch -> stretch.2 > stretch.1,
    if(
        viewer IN (SELECT viewer FROM overfull_viewer_days WHERE epoch <= {epoch:UInt32} GROUP BY viewer, day HAVING argMax(watched_ms, (epoch, look)) > 86400000),
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
