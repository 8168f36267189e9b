-- one row per episode of a season that the catalogue has, in order; a film is one episode, number 0
SELECT
    episode,
    any(title_name) AS titleName,
    min(name) AS name,
    max(runtime_ms) AS runtimeMs,
    toString(min(released)) AS released,
    arraySort(groupUniqArray(toString(service))) AS services
FROM catalogue_at(version = {version:UInt32})
WHERE title = {title:String} AND season = {season:UInt16}
GROUP BY episode
ORDER BY episode
