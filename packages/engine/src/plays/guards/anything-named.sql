-- one row: may any rule have set something aside in [from, to)? Mostly none has, and that is found out quickly
SELECT toUInt8(
    (
        SELECT count()
        FROM
        (
            SELECT 1 FROM spans
            WHERE start >= fromUnixTimestamp64Milli({from:Int64} - 86400000, 'UTC')
                AND start < fromUnixTimestamp64Milli({to:Int64}, 'UTC')
                AND (lead > 120000 OR flags != 0 OR stop <= start)
            LIMIT 1
        )
    ) > 0
    OR (SELECT count() FROM test_viewers) > 0
    OR (SELECT count() FROM overfull_viewer_days) > 0
    OR (SELECT count() FROM cut_stretches) > 0
    OR (SELECT count() FROM source_terms) > 0
    OR (SELECT count() FROM (SELECT service FROM service_sources GROUP BY service HAVING uniqExact(source) > 1 LIMIT 1)) > 0) AS anything
