-- one row per season that the catalogue, published figures, production records or the ledger know: whether it is one's own, and whether it is
-- a special, which others' figures show by a name without a label of a season
WITH
    mentions AS
    (
        SELECT title, season, title_name AS name, 1 AS weight, released AS day, 'catalogue' AS whence, 1 AS labelled
        FROM catalogue_at(version = {version:UInt32})
        WHERE season > 0
        UNION ALL
        -- A report of half a year has a day of release, if any; the day on which it begins is no first week.
        SELECT
            title, season, title_name, 0,
            multiIf(
                metric = 'released_day', addDays(toDate32('1970-01-01'), assumeNotNull(value)),
                period_end - period_start < 7, CAST(period_start, 'Nullable(Date32)'),
                NULL
            ),
            if(metric = 'released_day', 'engagement report', 'first charted week'),
            splitByString(' // ', name)[1] != title_name
        FROM figures_now
        WHERE season > 0 AND title != ''
        UNION ALL
        SELECT title, season, '', 0, CAST(NULL, 'Nullable(Date32)'), 'record', 1 FROM record_versions WHERE season > 0
        UNION ALL
        -- What was decided here is one's own; what was reported of elsewhere is not.
        SELECT title, season, '', 0, CAST(NULL, 'Nullable(Date32)'), if(JSONType(document, 'source') = 'String', 'reported', 'decided'), 1
        FROM decisions
    )
SELECT
    title,
    season,
    -- A name that is empty says nothing, so it weighs nothing.
    -- Two spellings of one weight: always the same one of them.
    argMax(name, (if(name = '', -1, weight), name)) AS spelled,
    toString(minIf(day, whence = 'catalogue' AND day IS NOT NULL)) AS released,
    toString(minIf(day, whence = 'engagement report')) AS reported,
    toString(minIf(day, whence = 'first charted week')) AS charted,
    max(whence IN ('catalogue', 'record', 'decided')) AS own,
    max(labelled) = 0 AS special
FROM mentions
WHERE {title:String} = '' OR title = {title:String}
GROUP BY title, season
ORDER BY title, season
