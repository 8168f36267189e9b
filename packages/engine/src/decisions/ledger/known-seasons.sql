-- one row per season that the catalogue, published figures, production records or the ledger know
WITH
    mentions AS
    (
        SELECT title, season, title_name AS name, 1 AS weight, released AS day, 'catalogue' AS whence
        FROM catalogue_at(version = {version:UInt32})
        WHERE season > 0
        UNION ALL
        -- A report of half a year tells of a day of release, if of any; the day on which it begins is no first week.
        SELECT
            title, season, title_name, 0,
            multiIf(
                metric = 'released_day', addDays(toDate32('1970-01-01'), assumeNotNull(value)),
                period_end - period_start < 7, CAST(period_start, 'Nullable(Date32)'),
                NULL
            ),
            if(metric = 'released_day', 'engagement report', 'first charted week')
        FROM figures_at(at = toDateTime64('2200-01-01 00:00:00', 3, 'UTC'))
        WHERE season > 0 AND title != ''
        UNION ALL
        SELECT title, season, '', 0, CAST(NULL, 'Nullable(Date32)'), 'record' FROM record_versions WHERE season > 0
        UNION ALL
        SELECT title, season, '', 0, CAST(NULL, 'Nullable(Date32)'), 'ledger' FROM decisions
    )
SELECT
    title,
    season,
    -- A name that is empty tells nothing, so it weighs nothing.
    argMax(name, if(name = '', -1, weight)) AS shown,
    toString(minIf(day, whence = 'catalogue' AND day IS NOT NULL)) AS released,
    toString(minIf(day, whence = 'engagement report')) AS told,
    toString(minIf(day, whence = 'first charted week')) AS charted
FROM mentions
WHERE {title:String} = '' OR title = {title:String}
GROUP BY title, season
ORDER BY title, season
