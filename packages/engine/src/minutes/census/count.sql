-- one row per content that is due and last changed in an epoch, and market: what was watched of it in [from, to) as of then; one row of
-- nothing, where nothing valid is left of it
INSERT INTO census_counts (from_ms, to_ms, service, content, market, epoch, changes, watched_ms, plays, reported_runtime_ms, viewers, accounts)
WITH
    due AS (SELECT service, content, census_due.epoch AS last_epoch, census_due.changes AS counted FROM census_due WHERE count = {count:UUID} AND census_due.epoch = {epoch:UInt32}),
    plays AS
    (
        SELECT
            service, content, play,
            max(market) AS place, max(viewer) AS who, max(account) AS payer, max(runtime) AS reported_runtime,
            intervalLengthSum(from_ms, to_ms) AS watched
        FROM valid_spans(from = {from:Int64}, to = {to:Int64}, epoch = {epoch:UInt32})
        WHERE (service, content) IN (SELECT service, content FROM due)
        GROUP BY service, content, play
        HAVING watched > 0
    ),
    contents AS
    (
        SELECT
            service, content, place,
            sum(watched) AS all_watched, count() AS all_plays, max(reported_runtime) AS longest,
            uniqExactStateIf(who, who != 0) AS viewer_set, uniqExactStateIf(payer, payer != 0) AS account_set
        FROM on_shards(plays)
        GROUP BY service, content, place
    )
SELECT {from:Int64}, {to:Int64}, service, content, place, last_epoch, counted, all_watched, all_plays, longest, viewer_set, account_set
FROM due
LEFT JOIN contents USING (service, content)
