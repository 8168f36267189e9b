-- one row per service and source: what it reported, and what of that counts as far as it goes by who speaks. In small blocks: an import of any size asks it in little memory
SELECT
    service, reporter AS source,
    count() AS plays,
    sum(reported_ms) AS reportedMs,
    sum(counted_ms) AS countedMs,
    min(first_ms) AS fromMs,
    max(last_ms) AS toMs
FROM on_shards
(
    WITH (SELECT groupArray((service, source, from_ms, to_ms)) FROM speaking_sources(epoch = {epoch:UInt32})) AS terms
    SELECT
        service, content, play,
        if(max(source) IN ('beacon', 'file', ''), 'native', max(source)) AS reporter,
        intervalLengthSum(start_ms, stop_ms) AS reported_ms,
        intervalLengthSumIf(start_ms, stop_ms, NOT arrayExists(
            term -> term.1 = service
                AND term.2 != if(source IN ('beacon', 'file', ''), 'native', source)
                AND start_ms >= term.3 AND start_ms < term.4,
            terms)) AS counted_ms,
        min(start_ms) AS first_ms,
        max(stop_ms) AS last_ms
    FROM
    (
        SELECT service, content, play, source, toUnixTimestamp64Milli(start) AS start_ms, toUnixTimestamp64Milli(stop) AS stop_ms
        FROM spans
        WHERE stop > start AND epoch <= {epoch:UInt32} AND ({service:String} = '' OR service = {service:String})
    )
    GROUP BY service, content, play
)
GROUP BY service, reporter
ORDER BY service, plays DESC, source
SETTINGS max_block_size = 2048, aggregation_in_order_max_block_bytes = 1000000
