-- removes what guards say of the plays of somebody
ALTER TABLE cut_stretches DELETE WHERE play IN (SELECT play FROM spans WHERE viewer = {viewer:UInt64} OR ({account:UInt64} != 0 AND account = {account:UInt64})) SETTINGS mutations_sync = 2
