-- one row per UTC day that has changed since it was looked at, with its count of changes as of an epoch
SELECT toString(day) AS day, sum(changes) AS count
FROM viewing_changes
WHERE epoch <= {epoch:UInt32}
GROUP BY viewing_changes.day
HAVING (viewing_changes.day, count) NOT IN (SELECT day, changes FROM looked_days)
ORDER BY day
