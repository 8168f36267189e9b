-- one row per season or film of a version of the catalogue, on some services or on all; a film is season 0, specials are no season
SELECT title, season, any(title_name) AS name, toString(min(released)) AS released
FROM catalogue_at(version = {version:UInt32})
WHERE ({title:String} = '' OR title = {title:String}) AND (season > 0 OR kind = 'film')
    AND (empty({services:Array(String)}) OR service IN {services:Array(String)})
GROUP BY title, season
ORDER BY title, season
