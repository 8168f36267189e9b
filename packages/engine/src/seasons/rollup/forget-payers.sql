-- removes the viewers of whom nothing is rolled up
ALTER TABLE audience_payers
DELETE WHERE viewer NOT IN (SELECT viewer FROM audience_days)
SETTINGS mutations_sync = 2
