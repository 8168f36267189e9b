-- one row per half of a season's counts and slice of accounts that was not counted from what is rolled up, as that was when {upto:UInt32} was
-- the highest number of a build: what it will be counted from, and how many pieces the season has
WITH
    season AS
    (
        SELECT sumForEach(latest) AS sums, sum(pieces) AS all_pieces
        FROM
        (
            SELECT argMax(checks, build) AS latest, argMax(rows, build) AS pieces
            FROM audience_built
            WHERE (service, content) IN (SELECT arrayJoin(arrayZip({services:Array(String)}, {contents:Array(String)})))
                AND began >= toDateTime({from:UInt32}, 'UTC')
                AND began < toDateTime({to:UInt32}, 'UTC')
                AND (toUnixTimestamp(began) - {from:UInt32}) % 86400 = 0
                AND build <= {upto:UInt32}
            GROUP BY service, content, began
        )
    ),
    -- Who arrived depends on all viewing of the services.
    services AS
    (
        SELECT sumForEach(latest) AS service_sums
        FROM
        (
            SELECT argMax(checks, build) AS latest
            FROM audience_built
            WHERE service IN (SELECT arrayJoin({services:Array(String)}))
                AND began < toDateTime({to:UInt32}, 'UTC')
                AND toUnixTimestamp(began) % 86400 = 0
                AND build <= {upto:UInt32}
            GROUP BY service, content, began
        )
    ),
    fingerprints AS
    (
        SELECT entry.1 AS half, entry.2 AS slice, entry.3 AS made_of, all_pieces
        FROM season
        CROSS JOIN services
        ARRAY JOIN arrayConcat(
            arrayMap((check, number) -> ('season', number, check), sums, arrayEnumerate(sums)),
            -- Of whom nobody watched the season nobody came for it.
            arrayMap((check, number) -> ('arrivals', number, if(check = 0, 0, cityHash64(check, service_sums[number]))), sums, arrayEnumerate(sums))) AS entry
    ),
    counted AS
    (
        SELECT half, slice + 1 AS slice, argMax(fingerprint, build) AS counted_from
        FROM audience_counted
        WHERE scope = {scope:UInt64} AND horizon = {horizon:UInt16}
        GROUP BY half, slice
    )
SELECT half, toUInt8(slice - 1) AS slice, toString(made_of) AS fingerprint, all_pieces AS pieces
FROM fingerprints
LEFT JOIN counted USING (half, slice)
WHERE made_of != counted_from
ORDER BY half, slice
