-- one row: pieces that are rolled up, and how many of them count
SELECT (SELECT count() FROM audience_days) AS stored, (SELECT sum(pieces) FROM (SELECT argMax(rows, build) AS pieces FROM audience_built GROUP BY service, content, began)) AS needed
