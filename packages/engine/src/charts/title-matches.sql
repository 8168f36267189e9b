-- one row per published name that was settled to be of a title, or was imported as it and settled to be of another
SELECT source, name, assigned, argMax(matches.title, number) AS title, argMax(matches.season, number) AS season
FROM matches
GROUP BY source, name, assigned
HAVING title != '' AND {title:String} IN (title, assigned)
