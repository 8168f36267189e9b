-- removes the lines of live sessions that name somebody
ALTER TABLE live_lines
DELETE WHERE (session, service, source) IN
(
    SELECT session, service, source FROM live_lines WHERE viewer = {viewer:UInt64} OR ({account:UInt64} != 0 AND account = {account:UInt64})
)
SETTINGS mutations_sync = 2
