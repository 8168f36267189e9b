-- one row per day and content of a service: who counts there changes
INSERT INTO viewing_changes (day, service, content, epoch, changes)
SELECT DISTINCT arrayJoin([toDate(start), toDate(greatest(start, stop))]), service, content, {epoch:UInt32}, 1
FROM spans
WHERE service = {service:String}
