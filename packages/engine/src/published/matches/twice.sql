-- one row: in how many lists a title and season has more than one line
SELECT count() AS lists
FROM
(
    SELECT 1
    FROM figures_at(at = '2200-01-01 00:00:00.000')
    WHERE source = {source:String} AND title = {title:String} AND season = {season:UInt16}
    GROUP BY market, list, period_start
    HAVING uniqExact(line) > 1
)
