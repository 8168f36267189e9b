-- one row per play of a panel's household and content: what was reported of it up to an epoch, of stretches that begin in [from, to)
WITH
    playing AS
    (
        SELECT household, device, play, service, content, max(screen) AS screen, toFloat64(toUnixTimestamp64Milli(start)) AS from_ms, toFloat64(toUnixTimestamp64Milli(max(stop))) AS to_ms
        FROM panel_viewing
        WHERE panel = {panel:String}
            AND epoch <= {epoch:UInt32}
            AND start >= fromUnixTimestamp64Milli({from:Int64}, 'UTC')
            AND start < fromUnixTimestamp64Milli({to:Int64}, 'UTC')
        GROUP BY household, device, play, service, content, start
    ),
    present AS
    (
        SELECT household, device, play, groupArray((who, guest, since_ms, until_ms)) AS presence
        FROM
        (
            SELECT household, device, play, guest, who, toFloat64(toUnixTimestamp64Milli(start)) AS since_ms, toFloat64(toUnixTimestamp64Milli(max(stop))) AS until_ms
            FROM panel_presence
            WHERE panel = {panel:String}
                AND epoch <= {epoch:UInt32}
                AND start >= fromUnixTimestamp64Milli({from:Int64}, 'UTC')
                AND start < fromUnixTimestamp64Milli({to:Int64}, 'UTC')
            GROUP BY household, device, play, guest, who, start
            ORDER BY guest, who, start
        )
        GROUP BY household, device, play
    )
SELECT
    household, toString(device) AS device, toString(play) AS play, service, content, max(screen) AS of_screen,
    arraySort(groupArray((from_ms, to_ms))) AS spans,
    any(presence) AS was_there
FROM playing
-- What plays to an empty room is nobody's.
INNER JOIN present USING (household, device, play)
GROUP BY household, device, play, service, content
ORDER BY household, device, play, service, content
