-- one row: how many films the catalogue has, and how many others published figures of
SELECT countIf(is_own = 1) AS own, countIf(is_own = 0) AS published
FROM
(
    SELECT title, max(catalogued) AS is_own
    FROM
    (
        SELECT title, 1 AS catalogued FROM catalogue_at(version = {version:UInt32}) WHERE kind = 'film'
        UNION ALL
        SELECT title, 0 FROM figures WHERE season = 0 AND title != '' AND (startsWith(list, 'films') OR list = 'movies')
    )
    GROUP BY title
)
