-- one row per season of a version of the catalogue: its first release, and who carries it; a film is season 0, specials are no season
SELECT title, season, toString(min(released)) AS released, groupUniqArray(service) AS services
FROM catalogue_at(version = {version:UInt32})
WHERE (season > 0 OR kind = 'film') AND (empty({services:Array(String)}) OR service IN {services:Array(String)})
GROUP BY title, season
ORDER BY title, season
