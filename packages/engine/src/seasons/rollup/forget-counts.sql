-- removes counts that no answer needs: those that were made again, or cut off
ALTER TABLE audience_counts
DELETE WHERE (scope, slice, build) NOT IN (SELECT scope, slice, max(build) FROM audience_counted GROUP BY scope, horizon, half, slice)
SETTINGS mutations_sync = 2
