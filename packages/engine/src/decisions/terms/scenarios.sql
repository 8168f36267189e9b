-- one row per name of a season's scenarios: its latest version
SELECT name, version, removed, toUnixTimestamp64Milli(made) AS made, actor, document
FROM case_scenarios
WHERE title = {title:String} AND season = {season:UInt16}
ORDER BY name, version DESC
LIMIT 1 BY name
