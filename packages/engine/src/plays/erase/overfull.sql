-- removes the verdicts on days of somebody. By day: a viewer of the account may have watched on other days under another
ALTER TABLE overfull_viewer_days
DELETE WHERE viewer = {viewer:UInt64} OR (viewer, day) IN
(
    SELECT viewer, arrayJoin([toDate(start), toDate(greatest(start, stop))]) FROM spans WHERE {account:UInt64} != 0 AND account = {account:UInt64}
)
SETTINGS mutations_sync = 2
