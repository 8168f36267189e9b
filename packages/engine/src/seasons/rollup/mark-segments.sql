-- one row per account of a season’s window, of some slices: where and on what it watched most of it, the first by name of equals, and how it came
INSERT INTO audience_segments (build, service, account, market, screen, came)
WITH
    season AS
    (
        SELECT build AS unit
        FROM season_units(services = {services:Array(String)}, contents = {contents:Array(String)}, numbers = {numbers:Array(UInt16)}, runtimes = {runtimes:Array(UInt32)}, from = {from:UInt32}, to = {to:UInt32}, upto = {upto:UInt32})
    ),
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
        SELECT
            service, account,
            min(toInt64(toUnixTimestamp(began)) * 1000 + first_ms) AS began_ms,
            sumMap([toString(market)], [watched_ms]) AS markets,
            sumMap([toString(screen)], [watched_ms]) AS screens
        FROM audience_days
        WHERE (service, content) IN (SELECT arrayJoin(arrayZip({services:Array(String)}, {contents:Array(String)})))
            AND slice IN (SELECT arrayJoin({slices:Array(UInt8)}))
            AND build IN (SELECT unit FROM season)
            AND account != 0
        GROUP BY service, account
    ),
    earlier AS
    (
        SELECT service, account, max(toInt64(toUnixTimestamp(began)) * 1000 + last_ms) AS left_ms
        FROM audience_days
        INNER JOIN audience USING (service, account)
        WHERE service IN (SELECT arrayJoin({services:Array(String)}))
            AND slice IN (SELECT arrayJoin({slices:Array(UInt8)}))
            AND build IN (SELECT latest FROM units)
            AND toInt64(toUnixTimestamp(began)) * 1000 + first_ms < began_ms
        GROUP BY service, account
    ),
    segments AS
    (
        SELECT service, account, markets, screens, began_ms, left_ms
        FROM audience
        LEFT JOIN earlier USING (service, account)
    )
SELECT
    {build:UInt32}, service, account,
    arraySort((name, ms) -> (-toInt64(ms), name), markets.1, markets.2)[1],
    arraySort((name, ms) -> (-toInt64(ms), name), screens.1, screens.2)[1],
    multiIf(left_ms = 0, 'new', began_ms - left_ms >= {pause:Int64}, 'returned', 'others')
FROM on_shards(segments)
