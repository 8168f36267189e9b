-- removes what waits to be loaded of somebody, or has been loaded and waits to be dropped
ALTER TABLE staged_messages DELETE WHERE viewer = {viewer:UInt64} OR ({account:UInt64} != 0 AND account = {account:UInt64}) SETTINGS mutations_sync = 2
