-- one row per rolled up piece of a season’s viewing by accounts of some slices, as in put-down-pieces; its slice is the group that its segment is of.
-- Who is not recognised has no account: each piece stands where it was watched, among those of whom nobody knows how they came.
INSERT INTO audience_pieces (build, slice, account, viewer, market, screen, episode, runtime_ms, day, watched_ms, from_ms, head, tail, quarters)
WITH
    units AS
    (
        SELECT build AS unit, day, episode, runtime_ms
        FROM season_units(services = {services:Array(String)}, contents = {contents:Array(String)}, numbers = {numbers:Array(UInt16)}, runtimes = {runtimes:Array(UInt32)}, from = {from:UInt32}, to = {to:UInt32}, upto = {upto:UInt32})
    ),
    pieces AS
    (
        SELECT
            service, account, viewer, market, screen, episode, runtime_ms, day, watched_ms,
            toInt64(toUnixTimestamp(began)) * 1000 + first_ms AS from_ms,
            least(head, runtime_ms) AS cut_head, least(tail, runtime_ms) AS cut_tail, quarters
        FROM audience_days
        INNER JOIN units ON units.unit = audience_days.build
        WHERE (service, content) IN (SELECT arrayJoin(arrayZip({services:Array(String)}, {contents:Array(String)})))
            AND slice IN (SELECT arrayJoin({slices:Array(UInt8)}))
    ),
    segments AS
    (
        SELECT service, account, market AS most_market, screen AS most_screen, came
        FROM audience_segments
        WHERE build = {marked:UInt32}
    ),
    grouped AS
    (
        SELECT
            transform(
                if(account = 0, concat(service, '\t', market, '\t', screen, '\tothers'), concat(service, '\t', most_market, '\t', most_screen, '\t', came)),
                {segments:Array(String)}, {groups:Array(UInt8)}, toUInt8(255)) AS of_group,
            account, viewer, market, screen, episode, runtime_ms, day, watched_ms, from_ms, cut_head, cut_tail, quarters
        FROM pieces
        LEFT JOIN segments USING (service, account)
    )
SELECT {build:UInt32}, of_group, account, viewer, market, screen, episode, runtime_ms, day, watched_ms, from_ms, cut_head, cut_tail, quarters
FROM on_shards(grouped)
