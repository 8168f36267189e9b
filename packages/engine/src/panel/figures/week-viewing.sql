-- one row per title (byTitle), season (bySeason), service (byService), screen (byScreen), local day and kind of viewer: who watched, and for how many milliseconds
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
    -- Nobody watches what plays to an empty room.
    watched AS
    (
        SELECT
            household, guest, who, service, content, screen,
            greatest(from_ms, since_ms, {edges:Array(Int64)}[1]) AS from_ms,
            least(to_ms, until_ms, {edges:Array(Int64)}[-1]) AS to_ms
        FROM playing
        INNER JOIN present USING (household, device, play)
        WHERE greatest(playing.from_ms, since_ms, {edges:Array(Int64)}[1]) < least(playing.to_ms, until_ms, {edges:Array(Int64)}[-1])
    ),
    catalogued AS
    (
        SELECT
            household, guest, who, from_ms, to_ms,
            if({byTitle:Bool}, if(title = '', content, title), '') AS id,
            if({byTitle:Bool}, if(title = '', content, title_name), '') AS label,
            if({bySeason:Bool}, season, 0) AS part,
            if({byService:Bool}, service, '') AS of_service,
            if({byScreen:Bool}, screen, '') AS of_screen
        FROM watched
        LEFT JOIN catalogue_at(version = {version:UInt32}) AS catalogue USING (service, content)
        WHERE ({kind:String} = '' OR kind = {kind:String})
            AND ({origin:String} = '' OR origin = {origin:String})
            AND ({language:String} = '' OR language = {language:String})
            AND ({exceptLanguage:String} = '' OR language != {exceptLanguage:String})
            AND ({service:String} = '' OR service = {service:String})
            AND ({title:String} = '' OR if(title = '', content, title) = {title:String})
    ),
    -- Once per person and group, on however many devices: the union.
    minutes AS
    (
        SELECT
            id, part, of_service, of_screen, cell, guest, if(guest = 1, household, who) AS viewer, who,
            max(label) AS label,
            intervalLengthSum(greatest(from_ms, {edges:Array(Int64)}[cell]), least(to_ms, {edges:Array(Int64)}[cell + 1])) AS length
        FROM catalogued
        ARRAY JOIN range(
            indexOfAssumeSorted({edges:Array(Int64)}, roundDown(from_ms, {edges:Array(Int64)})),
            indexOfAssumeSorted({edges:Array(Int64)}, roundDown(to_ms - 1, {edges:Array(Int64)})) + 1) AS cell
        GROUP BY id, part, of_service, of_screen, cell, guest, viewer, who
    )
SELECT
    id AS title, part AS season, of_service AS service, of_screen AS screen, toUInt16(cell) AS day, guest, max(label) AS name,
    groupArray(viewer) AS viewers, groupArray(toUInt32(length)) AS milliseconds
FROM minutes
WHERE length > 0
GROUP BY id, part, of_service, of_screen, cell, guest
ORDER BY title, season, service, screen, day, guest
