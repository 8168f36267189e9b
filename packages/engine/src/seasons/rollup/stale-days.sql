-- one row per content and day of 24 hours that has changed since it was rolled up, with its count of changes; of all contents, and services, when none is named
WITH
    touched AS
    (
        SELECT service, content, toUInt32(toUnixTimestamp(toDateTime(near, 'UTC'))) + {offset:UInt32} AS began_s, sum(viewing_changes.changes) AS latest
        FROM viewing_changes
        -- Days that begin later than midnight reach into two days of the calendar.
        ARRAY JOIN if({offset:UInt32} = 0, [day], [day - 1, day]) AS near
        WHERE (empty({services:Array(String)}) OR service IN (SELECT arrayJoin({services:Array(String)})))
            AND (empty({contents:Array(String)}) OR content IN (SELECT arrayJoin({contents:Array(String)})))
        GROUP BY service, content, began_s
        HAVING began_s >= {from:UInt32} AND began_s < {to:UInt32}
    ),
    built AS
    (
        SELECT service, content, toUInt32(toUnixTimestamp(began)) AS began_s, argMax(audience_built.changes, build) AS stored
        FROM audience_built
        WHERE (empty({services:Array(String)}) OR service IN (SELECT arrayJoin({services:Array(String)})))
            AND toUnixTimestamp(began) % 86400 = {offset:UInt32}
        GROUP BY service, content, began_s
    )
SELECT touched.service AS service, touched.content AS content, touched.began_s AS began, touched.latest AS count
FROM touched
LEFT JOIN built USING (service, content, began_s)
WHERE touched.latest != built.stored
ORDER BY began, service, content
