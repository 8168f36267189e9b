-- one row: how many accounts watched something else on the services in the days wholly inside the window; counted up to {fewest:UInt32}
WITH
    units AS
    (
        SELECT max(build) AS latest
        FROM audience_built
        WHERE service IN (SELECT arrayJoin({services:Array(String)}))
            AND (service, content) NOT IN (SELECT arrayJoin(arrayZip({services:Array(String)}, {contents:Array(String)})))
            AND began >= fromUnixTimestamp64Milli({from:Int64}, 'UTC')
            AND began <= fromUnixTimestamp64Milli({to:Int64} - 86400000, 'UTC')
            AND toUnixTimestamp(began) % 86400 = 0
        GROUP BY service, content, began
    )
SELECT count() AS accounts
FROM
(
    SELECT DISTINCT account
    FROM audience_days
    WHERE service IN (SELECT arrayJoin({services:Array(String)})) AND build IN (SELECT latest FROM units) AND account != 0
    LIMIT {fewest:UInt32}
)
