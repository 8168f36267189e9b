-- one row per service, title, screen, part of the day and group of plays by their hash: how long they played in the market of a panel
WITH
    plays AS
    (
        SELECT
            service, content, play,
            max(screen) AS on_screen,
            max(market) AS place,
            min(from_ms) AS began_ms,
            intervalLengthSum(from_ms, to_ms) AS watched
        FROM valid_spans(from = {from:Int64}, to = {to:Int64}, epoch = {epoch:UInt32})
        WHERE has({services:Array(String)}, service)
        GROUP BY service, content, play
        HAVING watched > 0 AND (place = '' OR place = {market:String})
    ),
    grouped AS
    (
        SELECT
            service, content, on_screen,
            least(3, intDiv(began_ms - roundDown(began_ms, {edges:Array(Int64)}), 21600000)) AS part,
            -- Plays are many: those of a group are given the same donor.
            cityHash64(play) % {groups:UInt32} AS bucket,
            sum(watched) AS played
        FROM on_shards(plays)
        GROUP BY service, content, on_screen, part, bucket
    )
SELECT
    service,
    if(title = '', content, title) AS id,
    max(title_name) AS name,
    max(catalogue.kind) AS kind,
    on_screen AS screen,
    toUInt8(part) AS daypart,
    toUInt32(bucket) AS bucket,
    sum(played) AS milliseconds
FROM grouped
LEFT JOIN catalogue_at(version = {version:UInt32}) AS catalogue USING (service, content)
GROUP BY service, id, on_screen, part, bucket
ORDER BY service, id, screen, daypart, bucket
