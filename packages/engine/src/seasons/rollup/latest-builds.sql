-- one row: a sum over the builds of all that is rolled up of some services before an instant; another build, another sum
SELECT toString(sum(cityHash64(service, content, began, latest))) AS madeOf
FROM
(
    SELECT service, content, began, max(build) AS latest
    FROM audience_built
    WHERE service IN (SELECT arrayJoin({services:Array(String)})) AND began < toDateTime({to:UInt32}, 'UTC')
    GROUP BY service, content, began
)
