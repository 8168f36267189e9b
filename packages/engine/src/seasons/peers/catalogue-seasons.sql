-- one row per season of a version of the catalogue: its first release, and who carries it; a film is season 0
SELECT title, season, toString(min(released)) AS released, groupUniqArray(service) AS services
FROM catalogue_at(version = {version:UInt32})
GROUP BY title, season
ORDER BY title, season
