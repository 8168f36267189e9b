-- one row per title of the Top 10 of the week of 2021-08-09. It adds up: spans of one play that overlap would count twice here, as they do
-- not in Sweeps. Counting in two steps is the quick way to exact viewers.
SELECT title, CAST(sum(watched_ms) AS BIGINT) AS watched_ms, count(*) AS viewers
FROM
(
    SELECT c.title, s.viewer, sum(least(s.stop, 1629072000000) - greatest(s.start, 1628467200000)) AS watched_ms
    FROM spans AS s JOIN catalogue AS c ON c.service = s.service AND c.content = s.content
    WHERE s.start < 1629072000000 AND s.stop > 1628467200000
    GROUP BY c.title, s.viewer
) AS viewed
GROUP BY title
ORDER BY watched_ms DESC
LIMIT 10
