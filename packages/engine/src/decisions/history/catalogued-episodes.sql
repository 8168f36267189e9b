-- one row per season of the catalogue as it is now: how many episodes it has
SELECT title, toInt32(season) AS season, toInt32(uniqExact(episode)) AS episodes
FROM catalogue_at(version = {version:UInt32})
WHERE season > 0
GROUP BY title, season
ORDER BY title, season
