-- one row per session of a device in a home of a panel, content and local day: how long it played, and who was in front of it for how long
WITH
    playing AS
    (
        SELECT household, device, play, service, content, max(screen) AS screen, toUnixTimestamp64Milli(start) AS from_ms, toUnixTimestamp64Milli(max(stop)) AS to_ms
        FROM panel_viewing
        WHERE panel = {panel:String}
            AND epoch <= {epoch:UInt32}
            -- A span lasts a day at most.
            AND start >= fromUnixTimestamp64Milli({edges:Array(Int64)}[1] - 86400000, 'UTC')
            AND start < fromUnixTimestamp64Milli({edges:Array(Int64)}[-1], 'UTC')
            AND stop > fromUnixTimestamp64Milli({edges:Array(Int64)}[1], 'UTC')
            AND (empty({services:Array(String)}) OR has({services:Array(String)}, service))
        GROUP BY household, device, play, service, content, start
    ),
    present AS
    (
        SELECT household, device, play, guest, who, toUnixTimestamp64Milli(start) AS since_ms, toUnixTimestamp64Milli(max(stop)) AS until_ms
        FROM panel_presence
        WHERE panel = {panel:String}
            AND epoch <= {epoch:UInt32}
            AND start >= fromUnixTimestamp64Milli({edges:Array(Int64)}[1] - 86400000, 'UTC')
            AND start < fromUnixTimestamp64Milli({edges:Array(Int64)}[-1], 'UTC')
        GROUP BY household, device, play, guest, who, start
    ),
    sessions AS
    (
        SELECT
            household, device, play, service, content, cell,
            max(screen) AS on_screen,
            min(greatest(from_ms, {edges:Array(Int64)}[cell])) AS began_ms,
            intervalLengthSum(greatest(from_ms, {edges:Array(Int64)}[cell]), least(to_ms, {edges:Array(Int64)}[cell + 1])) AS length
        FROM playing
        ARRAY JOIN range(
            indexOfAssumeSorted({edges:Array(Int64)}, roundDown(greatest(from_ms, {edges:Array(Int64)}[1]), {edges:Array(Int64)})),
            indexOfAssumeSorted({edges:Array(Int64)}, roundDown(least(to_ms, {edges:Array(Int64)}[-1]) - 1, {edges:Array(Int64)})) + 1) AS cell
        GROUP BY household, device, play, service, content, cell
        HAVING length > 0
    ),
    stretches AS
    (
        SELECT
            household, device, play, service, content, guest, who,
            greatest(from_ms, since_ms, {edges:Array(Int64)}[1]) AS from_ms,
            least(to_ms, until_ms, {edges:Array(Int64)}[-1]) AS to_ms
        FROM playing
        INNER JOIN present USING (household, device, play)
        WHERE greatest(playing.from_ms, since_ms, {edges:Array(Int64)}[1]) < least(playing.to_ms, until_ms, {edges:Array(Int64)}[-1])
    ),
    watching AS
    (
        SELECT
            household, device, play, service, content, cell, guest, who,
            intervalLengthSum(greatest(from_ms, {edges:Array(Int64)}[cell]), least(to_ms, {edges:Array(Int64)}[cell + 1])) AS watched
        FROM stretches
        ARRAY JOIN range(
            indexOfAssumeSorted({edges:Array(Int64)}, roundDown(from_ms, {edges:Array(Int64)})),
            indexOfAssumeSorted({edges:Array(Int64)}, roundDown(to_ms - 1, {edges:Array(Int64)})) + 1) AS cell
        GROUP BY household, device, play, service, content, cell, guest, who
    ),
    viewers AS
    (
        SELECT household, device, play, service, content, cell, arraySort(groupArray((guest, who, toUInt32(watched)))) AS there
        FROM watching
        GROUP BY household, device, play, service, content, cell
    )
SELECT
    sessions.household AS household,
    if(title = '', sessions.content, title) AS id,
    catalogue.kind AS kind,
    on_screen AS screen,
    toUInt8(least(3, intDiv(began_ms - {edges:Array(Int64)}[sessions.cell], 21600000))) AS daypart,
    toUInt16(sessions.cell) AS day,
    toUInt32(length) AS milliseconds,
    arrayMap(one -> one.1, there) AS guests,
    arrayMap(one -> one.2, there) AS who,
    arrayMap(one -> one.3, there) AS watched
FROM sessions
LEFT JOIN viewers USING (household, device, play, service, content, cell)
LEFT JOIN catalogue_at(version = {version:UInt32}) AS catalogue ON catalogue.service = sessions.service AND catalogue.content = sessions.content
ORDER BY household, device, play, sessions.content, day
