-- one row per day and content from which somebody is erased; who it is is not written
INSERT INTO erased_days (day, service, content, epoch)
SELECT DISTINCT arrayJoin([toDate(start), toDate(greatest(start, stop))]), service, content, {epoch:UInt32}
FROM spans
WHERE viewer = {viewer:UInt64}
    OR ({account:UInt64} != 0 AND account = {account:UInt64})
    -- A day that was set aside may count again without the account: so may what its viewers watched under another.
    OR ({account:UInt64} != 0 AND viewer GLOBAL IN
    (
        SELECT viewer FROM spans WHERE account = {account:UInt64} AND viewer IN (SELECT viewer FROM overfull_viewer_days)
    ))
