-- one row per rolled up piece of a season's viewing by the accounts of some slices; playheads are cut at the runtime
INSERT INTO audience_pieces (build, slice, account, viewer, market, screen, episode, runtime_ms, day, watched_ms, from_ms, head, tail, quarters)
WITH
    units AS
    (
        SELECT build AS unit, day, episode, runtime_ms
        FROM season_units(services = {services:Array(String)}, contents = {contents:Array(String)}, numbers = {numbers:Array(UInt16)}, runtimes = {runtimes:Array(UInt32)}, from = {from:UInt32}, to = {to:UInt32}, upto = {upto:UInt32})
    )
SELECT
    {build:UInt32}, slice, account, viewer, market, screen, episode, runtime_ms, day, watched_ms,
    toInt64(toUnixTimestamp(began)) * 1000 + first_ms,
    least(head, runtime_ms), least(tail, runtime_ms), quarters
FROM audience_days
INNER JOIN units ON units.unit = audience_days.build
WHERE (service, content) IN (SELECT arrayJoin(arrayZip({services:Array(String)}, {contents:Array(String)})))
    AND slice IN (SELECT arrayJoin({slices:Array(UInt8)}))
