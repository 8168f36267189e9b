-- one row: what of a panel's viewing in [from, to) was reported after one epoch, up to another: stretches that are new or longer
WITH
    playing AS
    (
        SELECT household, maxIf(stop, epoch <= {before:UInt32}) AS known, maxIf(stop, epoch <= {after:UInt32}) AS now
        FROM panel_viewing
        WHERE panel = {panel:String}
            AND epoch <= {after:UInt32}
            -- A span lasts a day at most.
            AND start >= fromUnixTimestamp64Milli({from:Int64} - 86400000, 'UTC')
            AND start < fromUnixTimestamp64Milli({to:Int64}, 'UTC')
        GROUP BY household, device, play, service, content, start
        HAVING now > known AND now > fromUnixTimestamp64Milli({from:Int64}, 'UTC')
    ),
    present AS
    (
        SELECT household, maxIf(stop, epoch <= {before:UInt32}) AS known, maxIf(stop, epoch <= {after:UInt32}) AS now
        FROM panel_presence
        WHERE panel = {panel:String}
            AND epoch <= {after:UInt32}
            AND start >= fromUnixTimestamp64Milli({from:Int64} - 86400000, 'UTC')
            AND start < fromUnixTimestamp64Milli({to:Int64}, 'UTC')
        GROUP BY household, device, play, guest, who, start
        HAVING now > known AND now > fromUnixTimestamp64Milli({from:Int64}, 'UTC')
    )
SELECT
    (SELECT count() FROM playing) AS stretches,
    (SELECT count() FROM present) AS presence,
    (SELECT uniqExact(household) FROM (SELECT household FROM playing UNION ALL SELECT household FROM present)) AS households
