-- removes what says when a content and day were rolled up, where that was done again since; with {stale:Bool} where it is stale, too
ALTER TABLE audience_built
-- TRICKY: names given by WITH are taken for tables in an ALTER.
DELETE WHERE build NOT IN
(
    SELECT arrayJoin(if(last_at > now('UTC') - {patience:UInt32}, builds, [latest]))
    FROM
    (
        SELECT service, content, began, max(build) AS latest, argMax(audience_built.changes, build) AS stored, max(at) AS last_at, groupArray(build) AS builds
        FROM audience_built
        GROUP BY service, content, began
    ) AS units
    LEFT JOIN
    (
        -- A day of the calendar reaches into days that begin on it and on the day before.
        SELECT service, content, arrayJoin([day, day - 1]) AS first_day, sum(viewing_changes.changes) AS next_touched, sumIf(viewing_changes.changes, first_day = day) AS touched
        FROM viewing_changes
        GROUP BY service, content, first_day
    ) AS touches ON touches.service = units.service AND touches.content = units.content AND touches.first_day = toDate(units.began)
    WHERE NOT {stale:Bool} OR if(toUnixTimestamp(units.began) % 86400 = 0, touched, next_touched) = stored
)
SETTINGS mutations_sync = 2
