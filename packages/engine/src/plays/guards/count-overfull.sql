-- one row per day and content watched by a viewer whose day this look has found
INSERT INTO viewing_changes (day, service, content, epoch, changes)
SELECT DISTINCT arrayJoin([toDate(start), toDate(greatest(start, stop))]), service, content, {epoch:UInt32}, 1
FROM spans
WHERE start >= toDateTime64(arrayMin({days:Array(Date)}), 3, 'UTC') - INTERVAL 1 DAY
    AND start < toDateTime64(arrayMax({days:Array(Date)}), 3, 'UTC') + INTERVAL 1 DAY
    AND viewer IN (SELECT viewer FROM found_overfull WHERE look = {look:UInt64})
