-- removes the spans of somebody
ALTER TABLE spans DELETE WHERE viewer = {viewer:UInt64} OR ({account:UInt64} != 0 AND account = {account:UInt64}) SETTINGS mutations_sync = 2
