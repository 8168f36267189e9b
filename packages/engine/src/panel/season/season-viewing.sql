-- one row per play of a season's contents in a household: its episode, when it played, and who was there when
WITH
    playing AS
    (
        SELECT household, device, play, service, content, toUnixTimestamp64Milli(start) AS from_ms, toUnixTimestamp64Milli(max(stop)) AS to_ms
        FROM panel_viewing
        WHERE panel = {panel:String}
            AND epoch <= {epoch:UInt32}
            -- A span lasts a day at most.
            AND start >= fromUnixTimestamp64Milli({from:Int64} - 86400000, 'UTC')
            AND start < fromUnixTimestamp64Milli({to:Int64}, 'UTC')
            AND (service, content) IN (SELECT arrayJoin(arrayZip({services:Array(String)}, {contents:Array(String)})))
        GROUP BY household, device, play, service, content, start
    ),
    plays AS
    (
        SELECT
            household, device, play,
            transform(concat(service, '\0', content), arrayMap((s, c) -> concat(s, '\0', c), {services:Array(String)}, {contents:Array(String)}), {numbers:Array(UInt16)}, 0) AS episode,
            groupArray((toFloat64(greatest(from_ms, {from:Int64})), toFloat64(least(to_ms, {to:Int64})))) AS spans
        FROM playing
        WHERE to_ms > {from:Int64}
        GROUP BY household, device, play, episode
    ),
    present AS
    (
        SELECT household, device, play, groupArray((who, guest, toFloat64(since_ms), toFloat64(until_ms))) AS presence
        FROM
        (
            SELECT household, device, play, who, guest, toUnixTimestamp64Milli(start) AS since_ms, toUnixTimestamp64Milli(max(stop)) AS until_ms
            FROM panel_presence
            WHERE panel = {panel:String}
                AND epoch <= {epoch:UInt32}
                AND start >= fromUnixTimestamp64Milli({from:Int64} - 86400000, 'UTC')
                AND start < fromUnixTimestamp64Milli({to:Int64}, 'UTC')
            GROUP BY household, device, play, guest, who, start
        )
        GROUP BY household, device, play
    )
SELECT household, toUInt16(episode) AS episode, spans, presence
FROM plays
LEFT JOIN present USING (household, device, play)
ORDER BY household, device, play, episode
