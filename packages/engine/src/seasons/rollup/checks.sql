-- one row: sums over the checks of a season’s days, and of all that was watched on its services up to the end, slice by slice;
-- as they were when {upto:UInt32} was the highest number of a build
WITH
    season AS
    (
        SELECT argMax(checks, build) AS latest
        FROM audience_built
        WHERE (service, content) IN (SELECT arrayJoin(arrayZip({services:Array(String)}, {contents:Array(String)})))
            AND began >= toDateTime({from:UInt32}, 'UTC')
            AND began < toDateTime({to:UInt32}, 'UTC')
            AND (toUnixTimestamp(began) - {from:UInt32}) % 86400 = 0
            AND build <= {upto:UInt32}
        GROUP BY service, content, began
    ),
    services AS
    (
        SELECT argMax(checks, build) AS latest
        FROM audience_built
        WHERE service IN (SELECT arrayJoin({services:Array(String)}))
            AND began < toDateTime({to:UInt32}, 'UTC')
            AND toUnixTimestamp(began) % 86400 = 0
            AND build <= {upto:UInt32}
        GROUP BY service, content, began
    )
SELECT
    (SELECT arrayMap(check -> toString(check), sumForEach(latest)) FROM season) AS season,
    (SELECT arrayMap(check -> toString(check), sumForEach(latest)) FROM services) AS services
