-- one row per episode, day and week of the window and hour of the day: watched time. The clock is as in count-times.
WITH
    units AS
    (
        SELECT build, day, episode
        FROM season_units(services = {services:Array(String)}, contents = {contents:Array(String)}, numbers = {numbers:Array(UInt16)}, runtimes = {runtimes:Array(UInt32)}, from = {from:UInt32}, to = {to:UInt32}, upto = {upto:UInt32})
    ),
    cells AS
    (
        SELECT
            episode, day, took_ms,
            intDiv((quarter + {shifts:Array(UInt8)}[indexOfAssumeSorted({since:Array(UInt32)}, roundDown((day - 1) * 96 + quarter, {since:Array(UInt32)}))]) % 96, 4) AS hour
        FROM audience_built
        INNER JOIN units USING (build)
        ARRAY JOIN quarters AS took_ms, range(96) AS quarter
        WHERE (service, content) IN (SELECT arrayJoin(arrayZip({services:Array(String)}, {contents:Array(String)})))
            AND day <= {window:UInt16}
            AND took_ms > 0
    )
SELECT
    name.1 AS unit,
    name.2 AS bucket,
    sum(took_ms) AS watchedMs
FROM cells
ARRAY JOIN [
    ('episode', episode),
    ('day', toUInt16(day)),
    ('week', toUInt16(intDiv(day + 6, 7))),
    ('hour', toUInt16(hour))] AS name
GROUP BY unit, bucket
