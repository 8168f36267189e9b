-- one row: the latest batch that touched a day from which viewing reaches into [from, to)
SELECT max(batch) AS batch
FROM changes
WHERE day >= toDate(fromUnixTimestamp64Milli({from:Int64} - 86400000, 'UTC')) AND day <= toDate(fromUnixTimestamp64Milli({to:Int64}, 'UTC'))
