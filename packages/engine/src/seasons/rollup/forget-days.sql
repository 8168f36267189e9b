-- removes pieces of builds that do not count: those that were followed or forgotten, and what was cut off
ALTER TABLE audience_days
DELETE WHERE build NOT IN (SELECT build FROM audience_built)
SETTINGS mutations_sync = 2
