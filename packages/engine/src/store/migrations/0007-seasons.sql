-- One row per stretch of valid viewing of a season inside [from, to), with its episode and the episode's runtime (0: not known).
-- The season is given as lists of the same length: its contents, and the number and runtime of the episode that each is.
CREATE VIEW season_spans AS
WITH
    episodes AS
    (
        SELECT entry.1 AS service, entry.2 AS content, entry.3 AS episode, entry.4 AS runtime_ms
        FROM
        (
            SELECT arrayJoin(arrayZip({services:Array(String)}, {contents:Array(String)}, {numbers:Array(UInt16)}, {runtimes:Array(UInt32)})) AS entry
        )
    )
SELECT
    service, content, play, viewer, account, market, screen, episode, runtime_ms,
    from_ms, to_ms, playhead_from, playhead_to
FROM valid_spans(from = {from:Int64}, to = {to:Int64}, epoch = {epoch:UInt32}) AS stretches
INNER JOIN episodes USING (service, content)
WHERE (service, content) IN (SELECT arrayJoin(arrayZip({services:Array(String)}, {contents:Array(String)})));

-- One row per play of a season inside [from, to): how long it took, and the stretches of content it showed, from its heads to its tails,
-- cut at the runtime; with an unknown runtime nothing counts as covered.
CREATE VIEW season_plays AS
WITH
    plays AS
    (
        SELECT
            service, content, play, episode,
            max(runtime_ms) AS longest_ms,
            max(viewer) AS who, max(account) AS payer, max(market) AS place, max(screen) AS device,
            intervalLengthSum(from_ms, to_ms) AS watched_ms,
            groupArray(least(playhead_from, runtime_ms)) AS heads,
            groupArray(least(playhead_to, runtime_ms)) AS tails
        FROM season_spans(services = {services:Array(String)}, contents = {contents:Array(String)}, numbers = {numbers:Array(UInt16)}, runtimes = {runtimes:Array(UInt32)}, from = {from:Int64}, to = {to:Int64}, epoch = {epoch:UInt32})
        GROUP BY service, content, play, episode
    )
SELECT
    service, content, play, episode, longest_ms AS runtime_ms,
    who AS viewer, payer AS account, place AS market, device AS screen,
    watched_ms, heads, tails
FROM plays;
