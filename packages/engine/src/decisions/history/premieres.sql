-- one row per season of which a day of release is known: the catalogue's, else that of engagement reports that were out by then
WITH
    days AS
    (
        SELECT title, season, released AS day, 0 AS later
        FROM catalogue_at(version = {version:UInt32})
        WHERE released IS NOT NULL
        UNION ALL
        SELECT title, season, addDays(toDate32('1970-01-01'), assumeNotNull(value)), 1
        FROM figures_now
        WHERE metric = 'released_day' AND value IS NOT NULL AND title != '' AND period_end <= {to:Date}
    )
SELECT title, season, toString(tupleElement(min((later, day)), 2)) AS day
FROM days
GROUP BY title, season
