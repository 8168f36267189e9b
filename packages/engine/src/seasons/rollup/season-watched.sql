-- one row per episode, day and week of the window and hour of the day: watched time
WITH
    units AS
    (
        SELECT build, day, episode
        FROM season_units(services = {services:Array(String)}, contents = {contents:Array(String)}, numbers = {numbers:Array(UInt16)}, runtimes = {runtimes:Array(UInt32)}, from = {from:UInt32}, to = {to:UInt32}, upto = {upto:UInt32})
    ),
    cells AS
    (
        SELECT episode, day, toInt64(toUnixTimestamp(began)) * 1000 + step * 900000 AS quarter_ms, took_ms
        FROM audience_built
        INNER JOIN units USING (build)
        ARRAY JOIN quarters AS took_ms, range(96) AS step
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
    ('hour', {hours:Array(UInt16)}[indexOfAssumeSorted({edges:Array(Int64)}, roundDown(quarter_ms, {edges:Array(Int64)}))])] AS name
GROUP BY unit, bucket
