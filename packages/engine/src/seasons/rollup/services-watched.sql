-- one row: watched time on the services inside the window, and what of it was not the season
WITH
    units AS
    (
        SELECT service, content, toInt64(toUnixTimestamp(began)) * 1000 AS began_ms, argMax(quarters, build) AS by_quarter
        FROM audience_built
        WHERE service IN (SELECT arrayJoin({services:Array(String)}))
            AND began > fromUnixTimestamp64Milli({from:Int64} - 86400000, 'UTC')
            AND began < fromUnixTimestamp64Milli({to:Int64}, 'UTC')
            AND toUnixTimestamp(began) % 86400 = 0
        GROUP BY service, content, began
    ),
    inside AS
    (
        SELECT
            (service, content) IN (SELECT arrayJoin(arrayZip({services:Array(String)}, {contents:Array(String)}))) AS of_season,
            arraySum((took_ms, step) -> if(began_ms + step * 900000 >= {from:Int64} AND began_ms + step * 900000 < {to:Int64}, took_ms, 0), by_quarter, range(96)) AS took_ms
        FROM units
    )
SELECT sum(took_ms) AS watchedMs, sumIf(took_ms, NOT of_season) AS otherMs
FROM inside
