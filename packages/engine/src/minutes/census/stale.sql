-- one row per content of [from, to) touched since the week was last counted
WITH (SELECT max(batch) FROM census_built WHERE from_ms = {from:Int64} AND to_ms = {to:Int64} AND epoch = {held:UInt32}) AS built
SELECT service, content
FROM changes
WHERE day >= toDate(fromUnixTimestamp64Milli({from:Int64}, 'UTC'))
    AND day <= toDate(fromUnixTimestamp64Milli({to:Int64} - 1, 'UTC'))
    AND batch > built
GROUP BY service, content
