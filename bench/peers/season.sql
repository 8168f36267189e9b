-- one row: starters and completers of show/1 by account in the 28 days from 2021-08-06. It adds up, as in top10.sql: what somebody saw twice
-- would be covered twice.
WITH by_episode AS
(
    SELECT
        s.account, c.episode,
        sum(least(s.stop, 1630627200000) - greatest(s.start, 1628208000000)) AS watched_ms,
        least(max(c.runtime_ms), CAST(sum((least(s.stop, 1630627200000) - greatest(s.start, 1628208000000)) * s.rate) AS BIGINT)) AS covered_ms
    FROM spans AS s JOIN catalogue AS c ON c.service = s.service AND c.content = s.content
    WHERE c.title = 'show' AND c.season = 1 AND s.start < 1630627200000 AND s.stop > 1628208000000 AND s.viewer <> 0
    GROUP BY s.account, c.episode
),
by_account AS
(
    SELECT
        account,
        max(watched_ms) >= 120000 AS starter,
        sum(covered_ms) * 10 >= (SELECT sum(runtime_ms) FROM catalogue WHERE title = 'show' AND season = 1) * 9 AS completer
    FROM by_episode
    GROUP BY account
)
SELECT count(*) FILTER (WHERE starter) AS starters, count(*) FILTER (WHERE completer) AS completers FROM by_account
