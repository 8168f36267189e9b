-- one row per uninterrupted stretch that outlasts its content, or no longer does: of some days, or of the contents found by this look
INSERT INTO found_stretches (look, service, content, play, start, stop, position, rate, length_ms)
WITH
    runtimes AS
    (
        SELECT service, content, max(runtime_ms) AS runtime
        FROM
        (
            SELECT service, content, if(argMax(removed, version) = 1, 0, argMax(catalogue.runtime_ms, version)) AS runtime_ms
            FROM catalogue
            WHERE version <= {version:UInt32} AND version IN (SELECT version FROM catalogue_versions)
            GROUP BY service, content
            UNION ALL
            SELECT service, content, reported_runtimes.runtime AS runtime_ms FROM reported_runtimes WHERE epoch <= {epoch:UInt32}
        )
        GROUP BY service, content
    ),
    lengths AS
    (
        SELECT
            service, content, play, start, stop, position, rate, content_runtime,
            toUnixTimestamp64Milli(stop) - toUnixTimestamp64Milli(start) AS length,
            -- Where nobody knows how long it is, nobody watches it for more than half a day.
            multiIf(
                content_runtime = 0, 43200000,
                position >= content_runtime, content_runtime / rate,
                (content_runtime - position) / rate) AS until_end
        FROM
        (
            SELECT service, content, play, start, stop, position, rate
            FROM spans
            WHERE epoch <= {epoch:UInt32}
                AND start >= fromUnixTimestamp64Milli({from:Int64}, 'UTC')
                AND start < fromUnixTimestamp64Milli({to:Int64}, 'UTC')
                AND ({whole:Bool} OR has({days:Array(Date)}, toDate(start)))
                AND (NOT {whole:Bool} OR (service, content) IN (SELECT service, content FROM found_runtimes WHERE look = {look:UInt64}))
                AND stop > start + INTERVAL 2 MINUTE
        ) AS reported
        LEFT JOIN (SELECT service, content, runtime AS content_runtime FROM runtimes) AS known USING (service, content)
    ),
    -- A tenth more, and two minutes, is nobody's fault: clocks, ads, a runtime that was rounded.
    outlasting AS
    (
        SELECT
            service, content, play, start, position, rate,
            max(stop) AS last_stop,
            toUInt32(greatest(1, least(86400000, round(any(until_end))))) AS cut_to
        FROM lengths
        WHERE length > until_end + content_runtime / 10 + 120000
        GROUP BY service, content, play, start, position, rate
    ),
    cut_now AS
    (
        SELECT service, content, play, start, position, rate, length AS cut_before
        FROM stretch_cuts(epoch = {epoch:UInt32})
        WHERE ({whole:Bool} OR has({days:Array(Date)}, toDate(start)))
            AND (NOT {whole:Bool} OR (service, content) IN (SELECT service, content FROM found_runtimes WHERE look = {look:UInt64}))
    )
SELECT {look:UInt64}, service, content, play, start, greatest(last_stop, start + INTERVAL 1 DAY), position, rate, cut_to
FROM (SELECT * FROM on_shards(outlasting)) AS outlasting
-- Not on the shards: each would take what the others have for what no longer outlasts.
FULL OUTER JOIN cut_now USING (service, content, play, start, position, rate)
WHERE cut_to != cut_before
