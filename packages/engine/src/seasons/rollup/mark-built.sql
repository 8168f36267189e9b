-- one row per content and day of a build: from here on its rows count
INSERT INTO audience_built (service, content, began, build, changes, rows, checks, quarters)
WITH
    units AS
    (
        SELECT service, content, began_ms, build, changes FROM audience_units WHERE build >= {first:UInt32} AND build <= {last:UInt32}
    ),
    slices AS
    (
        SELECT
            build, slice, count() AS pieces,
            sum(cityHash64(service, content, began, account, viewer, market, screen, head, tail, watched_ms, first_ms, last_ms, hours)) AS check
        FROM audience_days
        WHERE (service, content) IN (SELECT service, content FROM units) AND build IN (SELECT build FROM units)
        GROUP BY build, slice
    ),
    checked AS
    (
        SELECT build, sum(pieces) AS all_pieces, groupArray((slice, check)) AS found
        FROM slices
        GROUP BY build
    ),
    cut AS
    (
        SELECT
            service, content, play,
            intDiv(from_ms, 900000) + step AS quarter,
            greatest(from_ms, quarter * 900000) AS piece_from,
            least(to_ms, quarter * 900000 + 900000) AS piece_to
        FROM valid_spans(from = {from:Int64}, to = {to:Int64}, epoch = {epoch:UInt32})
        ARRAY JOIN range(toUInt32(intDiv(to_ms - 1, 900000) - intDiv(from_ms, 900000) + 1)) AS step
        WHERE (service, content) IN (SELECT service, content FROM units)
    ),
    plays AS
    (
        SELECT service, content, quarter, intervalLengthSum(piece_from, piece_to) AS took_ms
        FROM cut
        GROUP BY service, content, play, quarter
    ),
    watched AS
    (
        SELECT
            service, content,
            toInt64({from:Int64} + intDiv(quarter * 900000 - {from:Int64}, 86400000) * 86400000) AS began_ms,
            sumMap([intDiv(quarter * 900000 - began_ms, 900000)], [took_ms]) AS by_quarter
        FROM plays
        GROUP BY service, content, began_ms
    )
SELECT
    service, content, toDateTime(intDiv(began_ms, 1000), 'UTC'), build, changes, all_pieces,
    arrayMap(slice -> if(has(found.1, slice), found.2[indexOf(found.1, slice)], 0), range(64)),
    arrayMap(step -> if(has(by_quarter.1, step), by_quarter.2[indexOf(by_quarter.1, step)], 0), range(96))
FROM units
LEFT JOIN checked USING (build)
LEFT JOIN watched USING (service, content, began_ms)
