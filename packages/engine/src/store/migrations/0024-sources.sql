-- By which sources each service was reported, and since when by the clock of the store: the first speaks until somebody says otherwise.
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

-- Our own messages are one source, by whichever way they came.
INSERT INTO service_sources (service, source, epoch, first, blind)
SELECT
    service, if(spans.source IN ('beacon', 'file', ''), 'native', spans.source) AS reporter, epoch,
    toDateTime64('1970-01-02 00:00:00', 6, 'UTC'), max(position = 4294967295)
FROM spans
WHERE flags = 0
GROUP BY service, reporter, epoch;

CREATE MATERIALIZED VIEW messages_into_sources TO service_sources AS
SELECT service, reporter AS source, epoch, min(now64(6, 'UTC')) AS first, max(blind_here) AS blind
FROM
(
    SELECT
        service, if(messages.source IN ('beacon', 'file', ''), 'native', messages.source) AS reporter, epoch,
        arrayExists(span -> span.3 = 4294967295, told) AS blind_here
    FROM messages
    WHERE flags = 0
)
GROUP BY service, reporter, epoch;

-- Who speaks for a service from when to when. The latest version of a service's list holds; it covers all time.
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

-- One row per service of several sources and stretch of time in which one of them counts, as of an epoch.
CREATE VIEW speaking_sources AS
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
HAVING count() > 1;

DROP VIEW IF EXISTS played_spans;

-- Spans of the sources that speak, as long as their content lets them be: one row per row of `spans`. Nearly no play has anything that is
-- cut: only those that have are joined with where.
CREATE VIEW played_spans AS
WITH (SELECT groupArray((service, source, from_ms, to_ms)) FROM speaking_sources(epoch = {epoch:UInt32})) AS terms
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
    LEFT JOIN stretch_cuts(epoch = {epoch:UInt32}) AS cuts USING (service, content, play, start, position, rate)
    WHERE epoch <= {epoch:UInt32} AND play IN (SELECT play FROM cut_stretches)
)
WHERE empty(terms) OR NOT arrayExists(
    term -> term.1 = service
        AND term.2 != if(source IN ('beacon', 'file', ''), 'native', source)
        AND toUnixTimestamp64Milli(start) >= term.3
        AND toUnixTimestamp64Milli(start) < term.4,
    terms);

DROP VIEW IF EXISTS season_steps;

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
        FROM season_days(builds = {builds:Array(UInt32)}, days = {days:Array(UInt16)}, numbers = {numbers:Array(UInt16)}, runtimes = {runtimes:Array(UInt32)}, services = {services:Array(String)}, contents = {contents:Array(String)}, slices = {slices:Array(UInt8)}, apart = {apart:Array(UInt32)}, moved = {moved:Bool})
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
