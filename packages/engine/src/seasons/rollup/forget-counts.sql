-- removes counts that no answer needs: those that were made again, or cut off
ALTER TABLE audience_counts
DELETE WHERE build NOT IN
(
    SELECT build FROM audience_counted
    UNION ALL
    SELECT arrayJoin(arrayPushBack(parts, changed)) FROM audience_counted
)
SETTINGS mutations_sync = 2
