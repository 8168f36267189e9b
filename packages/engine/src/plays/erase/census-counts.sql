-- removes the counts of weeks and contents that somebody is in, of every epoch: their sets of viewers hold the hash
ALTER TABLE census_counts
DELETE WHERE (service, content) IN (SELECT service, content FROM spans WHERE viewer = {viewer:UInt64} OR ({account:UInt64} != 0 AND account = {account:UInt64}))
SETTINGS mutations_sync = 2
