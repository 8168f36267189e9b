-- one row per day and content that a viewer, or the viewers of an account (0: none), reached into
INSERT INTO viewing_changes (day, service, content, epoch, changes)
SELECT DISTINCT arrayJoin([toDate(start), toDate(greatest(start, stop))]), service, content, {epoch:UInt32}, 1
FROM spans
WHERE viewer = {viewer:UInt64}
    OR ({account:UInt64} != 0 AND account = {account:UInt64})
    -- A day that was set aside may count again without the account: what its viewers watched under another is touched, too.
    OR ({account:UInt64} != 0 AND viewer GLOBAL IN
    (
        SELECT viewer FROM spans WHERE account = {account:UInt64} AND viewer IN (SELECT viewer FROM overfull_viewer_days)
    ))
