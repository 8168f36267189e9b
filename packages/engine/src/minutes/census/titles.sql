-- one row per closed week and title (per season with bySeason), of all markets together, of one, or of each: its top lines, the largest first
WITH
    counted AS
    (
        SELECT from_ms, service, content, if({each:Bool}, market, '') AS place, watched_ms, reported_runtime_ms, plays, viewers
        FROM
        (
            SELECT *, max(changes) OVER (PARTITION BY from_ms, to_ms, service, content) AS latest
            FROM census_counts
            -- Both ends: weeks of two zones may begin together and, where one sets its clocks, not end together.
            WHERE (from_ms, to_ms) IN (SELECT arrayJoin(arrayZip({froms:Array(Int64)}, {tos:Array(Int64)})))
                AND epoch <= {epoch:UInt32}
        )
        -- Of what was known at an epoch: of several counts up to it the last, in which a market may be missing.
        WHERE changes = latest AND ({market:String} = '' OR market = {market:String})
        LIMIT 1 BY from_ms, to_ms, service, content, market
    ),
    catalogued AS
    (
        SELECT
            counted.*, kind, origin, language,
            if(title = '', content, title) AS id,
            if(title = '', content, title_name) AS label,
            if({bySeason:Bool}, season, 0) AS part,
            if(title = '', reported_runtime_ms, season_runtime_ms) AS runtime
        FROM counted
        LEFT JOIN catalogue_at(version = {version:UInt32}) AS catalogue USING (service, content)
        WHERE watched_ms > 0
            AND ({kind:String} = '' OR kind = {kind:String})
            AND ({origin:String} = '' OR origin = {origin:String})
            AND ({language:String} = '' OR language = {language:String})
            AND ({exceptLanguage:String} = '' OR language != {exceptLanguage:String})
            AND ({service:String} = '' OR service = {service:String})
    ),
    lines AS
    (
        SELECT
            from_ms, place, id, part, max(label) AS label,
            multiIf(
                {metric:String} = 'views', if(countIf(runtime = 0) > 0, 0, sum(watched_ms / runtime)),
                {metric:String} = 'hours', sum(watched_ms) / 3600000,
                {metric:String} = 'plays', toFloat64(sum(plays)),
                {metric:String} = 'viewers', toFloat64(uniqExactMerge(viewers)),
                sum(watched_ms) / 60000) AS value
        FROM catalogued
        GROUP BY from_ms, place, id, part
    )
SELECT from_ms, place AS market, id AS title, part AS season, label AS name, value
FROM
(
    SELECT *, rank() OVER (PARTITION BY from_ms, place ORDER BY value DESC) AS nth
    FROM lines
    WHERE value > 0
)
WHERE nth <= {size:UInt16}
ORDER BY from_ms, market, nth, title, season
