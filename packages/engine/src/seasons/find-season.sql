-- one row per content of some seasons as of a version of the catalogue, on some services or on all, in the order of their episodes; a film is one
-- episode, number 0; specials are of no season
SELECT title, season, episode, service, content, title_name AS titleName, name, runtime_ms AS runtimeMs, toString(released) AS released
FROM catalogue_at(version = {version:UInt32})
WHERE (title, season) IN (SELECT arrayJoin(arrayZip({titles:Array(String)}, {seasons:Array(UInt16)})))
    AND (season > 0 OR kind = 'film')
    AND (empty({services:Array(String)}) OR service IN {services:Array(String)})
ORDER BY title, season, episode, service, content
