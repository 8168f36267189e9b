-- one row per day and content watched by a viewer whose day was set aside just now, or counts again
INSERT INTO changes (day, service, content, batch)
SELECT DISTINCT arrayJoin([toDate(start), toDate(greatest(start, stop))]), service, content, {batch:UInt64}
FROM spans
WHERE start >= toDateTime64(arrayMin({days:Array(Date)}), 3, 'UTC') - INTERVAL 1 DAY
    AND start < toDateTime64(arrayMax({days:Array(Date)}), 3, 'UTC') + INTERVAL 1 DAY
    AND viewer IN (SELECT viewer FROM overfull_days WHERE day IN {days:Array(Date)} AND batch = {batch:UInt64})
