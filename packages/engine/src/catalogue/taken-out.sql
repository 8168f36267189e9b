-- one row per content that somebody took out of the catalogue and nobody has put back; an undo takes nothing out
SELECT service, content
FROM catalogue
WHERE version IN (SELECT version FROM catalogue_versions)
GROUP BY service, content
HAVING argMax(removed, version) = 1 AND argMax(version IN (SELECT version FROM catalogue_versions WHERE restored IS NULL), version)
