-- one row per segment of a season’s audience: its accounts; none where only people who are not recognised watched
SELECT service, market, screen, came, sum(of_segment) AS accounts
FROM
(
    SELECT service, market, screen, came, count() AS of_segment
    FROM audience_segments
    WHERE build = {marked:UInt32}
    GROUP BY service, market, screen, came
    UNION ALL
    SELECT DISTINCT service, market, screen, 'others' AS came, 0 AS of_segment
    FROM audience_days
    WHERE (service, content) IN (SELECT arrayJoin(arrayZip({services:Array(String)}, {contents:Array(String)})))
        AND account = 0
        AND build IN
        (
            SELECT build
            FROM season_units(services = {services:Array(String)}, contents = {contents:Array(String)}, numbers = {numbers:Array(UInt16)}, runtimes = {runtimes:Array(UInt32)}, from = {from:UInt32}, to = {to:UInt32}, upto = {upto:UInt32})
        )
)
GROUP BY service, market, screen, came
ORDER BY service, market, screen, came
