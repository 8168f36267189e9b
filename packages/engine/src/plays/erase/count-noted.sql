-- one row per day and content from which somebody was erased in an epoch
INSERT INTO viewing_changes (day, service, content, epoch, changes)
SELECT DISTINCT day, service, content, epoch, 1 FROM erased_days WHERE epoch = {epoch:UInt32}
