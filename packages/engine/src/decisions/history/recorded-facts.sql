-- one row per score, cost and number of episodes in the latest version of each season's record: where it stands there, and the day since which it has been on record
WITH
    latest AS (SELECT title, season, max(version) AS standing FROM record_versions WHERE season > 0 GROUP BY title, season),
    facts AS
    (
        SELECT title, season, version, made, fact, place
        FROM record_versions
        ARRAY JOIN JSONExtractArrayRaw(document, 'facts') AS fact, arrayEnumerate(JSONExtractArrayRaw(document, 'facts')) AS place
        WHERE JSONExtractString(fact, 'fact') IN ('score', 'cost', 'episodes')
    )
SELECT title, toInt32(season) AS season, fact, toString(toDate(min(made))) AS since
FROM facts
INNER JOIN latest USING (title, season)
GROUP BY title, season, fact
HAVING max(version) = any(standing)
ORDER BY title, season, argMax(place, version)
