-- one row per content of a season as of a version of the catalogue, in the order of its episodes; a film is one episode, number 0
SELECT episode, service, content, title_name AS titleName, name, runtime_ms AS runtimeMs, toString(released) AS released
FROM catalogue_at(version = {version:UInt32})
WHERE title = {title:String} AND season = {season:UInt16}
ORDER BY episode, service, content
