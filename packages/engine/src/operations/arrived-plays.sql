-- one row per content of a service that was reported to play since an instant, the latest first
SELECT
    content,
    any(named.title_name) AS name,
    uniqExact(play) AS plays,
    toString(max(stop)) AS latest,
    max(bitAnd(flags, 1)) AS robot,
    max(bitAnd(flags, 2)) > 0 AS test,
    max(lead > 120000) AS ahead
FROM spans
LEFT JOIN (SELECT content, title_name FROM catalogue_at(version = {version:UInt32}) WHERE service = {service:String}) AS named USING (content)
WHERE service = {service:String}
    AND start >= fromUnixTimestamp64Milli({since:Int64} - 86400000, 'UTC')
    AND stop >= fromUnixTimestamp64Milli({since:Int64}, 'UTC')
GROUP BY content
ORDER BY latest DESC
LIMIT 20
