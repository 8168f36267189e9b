-- one row per UTC day that has viewing, with its count of changes as of an epoch
SELECT toString(day) AS day, sum(changes) AS changes FROM viewing_changes WHERE epoch <= {epoch:UInt32} GROUP BY day ORDER BY day
