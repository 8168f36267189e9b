-- one row, or none when nothing of the first day given is left: the first day with any viewing on record
WITH (SELECT min(day) FROM viewing_changes WHERE service IN (SELECT arrayJoin({services:Array(String)}))) AS first
SELECT toString(toDate(start)) AS since
FROM spans
WHERE service IN (SELECT arrayJoin({services:Array(String)}))
    AND start >= toDateTime64(first, 3, 'UTC')
    AND start < toDateTime64(first + 1, 3, 'UTC')
LIMIT 1
