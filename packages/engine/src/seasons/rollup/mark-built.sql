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
            sum(cityHash64(service, content, began, account, viewer, market, screen, head, tail, watched_ms, first_ms, last_ms, quarters, quarters_ms)) AS check
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
    watched AS
    (
        SELECT build, quarter, sum(ms) AS took_ms
        FROM audience_days
        ARRAY JOIN quarters AS quarter, quarters_ms AS ms
        WHERE (service, content) IN (SELECT service, content FROM units) AND build IN (SELECT build FROM units)
        GROUP BY build, quarter
    ),
    timed AS
    (
        SELECT build, groupArray((quarter, took_ms)) AS by_quarter
        FROM watched
        GROUP BY build
    )
SELECT
    service, content, toDateTime(intDiv(began_ms, 1000), 'UTC'), build, changes, all_pieces,
    arrayMap(slice -> found.2[indexOf(found.1, slice)], range(128)),
    arrayMap(quarter -> by_quarter.2[indexOf(by_quarter.1, quarter)], range(96))
FROM units
LEFT JOIN checked USING (build)
LEFT JOIN timed USING (build)
