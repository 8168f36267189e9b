-- removes the numbers of people of whom nothing is rolled up
ALTER TABLE audience_ids
DELETE WHERE id NOT IN (SELECT account FROM audience_days) AND id NOT IN (SELECT viewer FROM audience_days)
SETTINGS mutations_sync = 2
