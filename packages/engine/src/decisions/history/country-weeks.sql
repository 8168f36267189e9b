-- one row per season and week: in how many countries it was in the Top 10
SELECT toString(period_start) AS start, toString(period_end) AS end, lines.title AS title, toInt32(lines.season) AS season, toInt32(uniqExact(market)) AS countries
FROM figures_now AS lines
WHERE source = 'netflix-country' AND list = 'tv' AND lines.title != ''
GROUP BY period_start, period_end, title, season
ORDER BY start, title, season
