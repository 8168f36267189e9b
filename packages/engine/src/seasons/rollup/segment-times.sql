-- one row per group of segments, and episode, day and week of the window or hour of the day: watched time. The clock is as in count-times.
WITH
    units AS
    (
        SELECT build AS unit, day, episode
        FROM season_units(services = {services:Array(String)}, contents = {contents:Array(String)}, numbers = {numbers:Array(UInt16)}, runtimes = {runtimes:Array(UInt32)}, from = {from:UInt32}, to = {to:UInt32}, upto = {upto:UInt32})
    ),
    pieces AS
    (
        SELECT service, account, market, screen, episode, day, quarters, quarters_ms
        FROM audience_days
        INNER JOIN units ON units.unit = audience_days.build
        WHERE (service, content) IN (SELECT arrayJoin(arrayZip({services:Array(String)}, {contents:Array(String)})))
            AND notEmpty(quarters)
    ),
    segments AS
    (
        SELECT service, account, market AS most_market, screen AS most_screen, came
        FROM audience_segments
        WHERE build = {marked:UInt32}
    ),
    cells AS
    (
        SELECT
            transform(
                if(account = 0, concat(service, '\t', market, '\t', screen, '\tothers'), concat(service, '\t', most_market, '\t', most_screen, '\t', came)),
                {segments:Array(String)}, {groups:Array(UInt8)}, toUInt8(255)) AS of_group,
            episode, day, took_ms,
            intDiv((quarter + {shifts:Array(UInt8)}[indexOfAssumeSorted({since:Array(UInt32)}, roundDown((day - 1) * 96 + quarter, {since:Array(UInt32)}))]) % 96, 4) AS hour
        FROM pieces
        LEFT JOIN segments USING (service, account)
        ARRAY JOIN quarters AS quarter, quarters_ms AS took_ms
    )
SELECT of_group AS groupNumber, name.1 AS unit, name.2 AS bucket, sum(took_ms) AS watchedMs
FROM on_shards(cells)
ARRAY JOIN [
    ('episode', episode),
    ('day', toUInt16(day)),
    ('week', toUInt16(intDiv(day + 6, 7))),
    ('hour', toUInt16(hour))] AS name
GROUP BY of_group, unit, bucket
