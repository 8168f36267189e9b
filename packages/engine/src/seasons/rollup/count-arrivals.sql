-- one row per way of coming to a season: accounts, by the day they came
INSERT INTO audience_counts (scope, build, measure, from_day, until_day, amount)
WITH
    units AS
    (
        SELECT max(build) AS latest
        FROM audience_built
        WHERE service IN (SELECT arrayJoin({services:Array(String)}))
            AND began < toDateTime({to:UInt32}, 'UTC')
            AND toUnixTimestamp(began) % 86400 = 0
            AND build <= {upto:UInt32}
        GROUP BY service, content, began
    ),
    audience AS
    (
        SELECT account, min(from_ms) AS began_ms, min(day) AS first_day
        FROM season_days(services = {services:Array(String)}, contents = {contents:Array(String)}, numbers = {numbers:Array(UInt16)}, runtimes = {runtimes:Array(UInt32)}, from = {from:UInt32}, to = {to:UInt32}, upto = {upto:UInt32}, slices = {slices:Array(UInt8)}, apart = {apart:Array(UInt32)}, moved = {moved:Bool})
        WHERE account != 0
        GROUP BY account
    ),
    earlier AS
    (
        SELECT account, max(toInt64(toUnixTimestamp(began)) * 1000 + last_ms) AS left_ms
        FROM audience_days
        INNER JOIN audience USING (account)
        WHERE service IN (SELECT arrayJoin({services:Array(String)}))
            AND slice IN (SELECT arrayJoin({slices:Array(UInt8)}))
            AND build IN (SELECT latest FROM units)
            AND toInt64(toUnixTimestamp(began)) * 1000 + first_ms < began_ms
        GROUP BY account
    ),
    facts AS
    (
        SELECT
            arrayJoin(arrayFilter(step -> step != '', [
                'arrivals.reach',
                if(left_ms = 0, 'arrivals.first', ''),
                if(left_ms > 0 AND began_ms - left_ms >= {pause:Int64}, 'arrivals.returned', '')
            ])) AS step,
            first_day
        FROM audience
        LEFT JOIN earlier USING (account)
    )
SELECT {scope:UInt64}, {build:UInt32}, step, first_day, 65535, {sign:Int8} * count()
FROM facts
GROUP BY step, first_day
