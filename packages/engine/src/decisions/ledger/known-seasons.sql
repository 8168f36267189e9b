-- one row per season that the catalogue, published figures, production records or the ledger know: whether it is one's own, and whether it is
-- a special, which others' figures show by a name without a label of a season
WITH
    -- A million lines name some ten thousand seasons: they are put together before matches are looked up.
    names AS
    (
        SELECT
            source, name, title AS assigned, title_name, season AS number,
            minIf(addDays(toDate32('1970-01-01'), assumeNotNull(value)), metric = 'released_day' AND value IS NOT NULL) AS day_of_release,
            countIf(metric = 'released_day' AND value IS NOT NULL) AS releases,
            -- A report of half a year has a day of release, if any; the day on which it begins is no first week.
            minIf(period_start, metric != 'released_day' AND period_end - period_start < 7) AS first_week,
            countIf(metric != 'released_day' AND period_end - period_start < 7) AS in_weeks
        FROM figures
        WHERE (source, market, list, period_start, revision) IN
            (SELECT source, market, list, period_start, max(revision) FROM figures GROUP BY source, market, list, period_start)
        GROUP BY source, name, assigned, title_name, number
    ),
    matched AS
    (
        SELECT source, name, assigned, argMax(matches.title, number) AS meant, argMax(matches.season, number) AS meant_season
        FROM matches
        GROUP BY source, name, assigned
    ),
    mentions AS
    (
        SELECT title, season, title_name AS name, 1 AS weight, released AS day, 'catalogue' AS whence, 1 AS labelled
        FROM catalogue_at(version = {version:UInt32})
        WHERE season > 0
        UNION ALL
        SELECT
            if(meant = '', assigned, meant) AS title,
            if(meant = '' OR meant_season < 0, number, toUInt16(meant_season)) AS season,
            title_name, 0, facts.1, facts.2,
            splitByString(' // ', name)[1] != title_name
        FROM names
        LEFT JOIN matched USING (source, name, assigned)
        ARRAY JOIN arrayConcat(
            if(releases > 0, [(CAST(day_of_release, 'Nullable(Date32)'), 'engagement report')], []),
            [(if(in_weeks > 0, CAST(first_week, 'Nullable(Date32)'), NULL), 'first charted week')]) AS facts
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
GROUP BY title, season
ORDER BY title, season
