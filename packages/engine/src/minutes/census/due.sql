-- one row per content of [from, to) that has not been counted as it is, as of an epoch
INSERT INTO census_due (count, from_ms, to_ms, service, content, epoch, changes)
SELECT {count:UUID}, {from:Int64}, {to:Int64}, service, content, last_epoch, counted
FROM
(
    SELECT service, content, max(epoch) AS last_epoch, sum(changes) AS counted
    FROM viewing_changes
    WHERE day >= toDate(fromUnixTimestamp64Milli({from:Int64}, 'UTC'))
        AND day <= toDate(fromUnixTimestamp64Milli({to:Int64} - 1, 'UTC'))
        AND epoch <= {epoch:UInt32}
    GROUP BY service, content
) AS now
WHERE (service, content, last_epoch, counted) NOT IN
(
    SELECT service, content, epoch, changes FROM census_counts WHERE from_ms = {from:Int64} AND to_ms = {to:Int64}
)
