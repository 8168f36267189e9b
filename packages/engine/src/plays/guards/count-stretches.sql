-- one row per day and content of the stretches that this look has found
INSERT INTO viewing_changes (day, service, content, epoch, changes)
SELECT DISTINCT arrayJoin([toDate(start), toDate(stop)]), service, content, {epoch:UInt32}, 1
FROM found_stretches
WHERE look = {look:UInt64}
