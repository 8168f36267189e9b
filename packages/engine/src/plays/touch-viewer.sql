-- one row per day and content that a viewer, or the viewers of an account (0: none), reached into
INSERT INTO changes (day, service, content, batch)
SELECT DISTINCT arrayJoin([toDate(start), toDate(greatest(start, stop))]), service, content, {batch:UInt64}
FROM spans
WHERE viewer = {viewer:UInt64} OR (account = {account:UInt64} AND account != 0)
