-- removes that any week is counted: what was removed of it is counted again when it is wanted
ALTER TABLE census_weeks_counted DELETE WHERE 1 SETTINGS mutations_sync = 2
