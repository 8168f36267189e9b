-- one row: in how many lists a title and season has more than one line
SELECT count() AS lists
FROM
(
    SELECT 1
    FROM figures_now
    WHERE source = {source:String} AND title = {title:String} AND season = {season:UInt16}
    GROUP BY market, list, period_start
    HAVING uniqExact(line) > 1
)
