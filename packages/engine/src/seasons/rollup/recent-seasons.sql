-- one row per season of the catalogue that was released since a day
SELECT title, season
FROM catalogue_at(version = {version:UInt32})
WHERE season > 0 OR kind = 'film'
GROUP BY title, season
HAVING min(released) >= {since:Date}
ORDER BY min(released) DESC
