-- one row per content and calendar day: how many spans there are to roll up
SELECT service, content, toUInt32(toUnixTimestamp(toDateTime(toDate(start), 'UTC'))) AS day, count() AS spans
FROM spans
WHERE (service, content) IN (SELECT service, content FROM audience_units WHERE build >= {first:UInt32} AND build <= {last:UInt32})
    AND start >= toDateTime64({from:UInt32}, 3, 'UTC') - INTERVAL 1 DAY
    AND start < toDateTime64({to:UInt32}, 3, 'UTC')
GROUP BY service, content, day
