-- one row per service, title and local day: in which households it played on devices, whoever was there, and for how many milliseconds
WITH
    playing AS
    (
        SELECT household, device, play, service, content, toUnixTimestamp64Milli(start) AS from_ms, toUnixTimestamp64Milli(max(stop)) AS to_ms
        FROM panel_viewing
        WHERE panel = {panel:String}
            AND epoch <= {epoch:UInt32}
            -- A span lasts a day at most.
            AND start >= fromUnixTimestamp64Milli({edges:Array(Int64)}[1] - 86400000, 'UTC')
            AND start < fromUnixTimestamp64Milli({edges:Array(Int64)}[-1], 'UTC')
            AND stop > fromUnixTimestamp64Milli({edges:Array(Int64)}[1], 'UTC')
            AND has({services:Array(String)}, service)
        GROUP BY household, device, play, service, content, start
    ),
    -- As the census counts: once per play.
    plays AS
    (
        SELECT
            household, service, if(title = '', content, title) AS id, cell,
            intervalLengthSum(
                greatest(from_ms, {edges:Array(Int64)}[cell]),
                least(to_ms, {edges:Array(Int64)}[cell + 1])) AS length
        FROM playing
        LEFT JOIN catalogue_at(version = {version:UInt32}) AS catalogue USING (service, content)
        ARRAY JOIN range(
            indexOfAssumeSorted({edges:Array(Int64)}, roundDown(greatest(from_ms, {edges:Array(Int64)}[1]), {edges:Array(Int64)})),
            indexOfAssumeSorted({edges:Array(Int64)}, roundDown(least(to_ms, {edges:Array(Int64)}[-1]) - 1, {edges:Array(Int64)})) + 1) AS cell
        GROUP BY household, service, id, cell, device, play, content
    ),
    homes AS
    (
        SELECT household, service, id, cell, sum(length) AS milliseconds
        FROM plays
        WHERE length > 0
        GROUP BY household, service, id, cell
    )
SELECT service, id AS title, toUInt16(cell) AS day, groupArray(household) AS households, groupArray(toUInt32(milliseconds)) AS milliseconds
FROM homes
GROUP BY service, id, cell
ORDER BY service, title, day
