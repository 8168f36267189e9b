-- One row per stretch of valid viewing of a season inside [from, to), with its episode and the episode's runtime (0: not known).
-- An episode may be several contents (services, cuts): its runtime is the longest of theirs.
CREATE VIEW season_spans AS
WITH
    contents AS
    (
        SELECT service, content, episode, max(runtime_ms) OVER (PARTITION BY episode) AS episode_runtime_ms
        FROM catalogue_at(version = {version:UInt32})
        WHERE title = {title:String} AND season = {season:UInt16}
    )
SELECT
    service, content, play, viewer, account, market, screen, episode, episode_runtime_ms AS runtime_ms,
    from_ms, to_ms, playhead_from, playhead_to
FROM valid_spans(from = {from:Int64}, to = {to:Int64}, epoch = {epoch:UInt32}) AS stretches
INNER JOIN contents USING (service, content)
WHERE (service, content) IN (SELECT service, content FROM contents);

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
        FROM season_spans(version = {version:UInt32}, title = {title:String}, season = {season:UInt16}, from = {from:Int64}, to = {to:Int64}, epoch = {epoch:UInt32})
        GROUP BY service, content, play, episode
    )
SELECT
    service, content, play, episode, longest_ms AS runtime_ms,
    who AS viewer, payer AS account, place AS market, device AS screen,
    watched_ms, heads, tails
FROM plays;
