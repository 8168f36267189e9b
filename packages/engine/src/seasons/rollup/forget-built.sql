-- removes what says when a content and day were rolled up, where that was done again since
ALTER TABLE audience_built
DELETE WHERE build NOT IN
(
    SELECT arrayJoin(if(max(at) > now('UTC') - {patience:UInt32}, groupArray(build), [max(build)]))
    FROM audience_built
    GROUP BY service, content, began
)
SETTINGS mutations_sync = 2
