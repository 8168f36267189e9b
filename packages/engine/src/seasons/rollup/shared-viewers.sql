-- one row per account that shares a viewer with another: they are counted together
WITH
    people AS
    (
        SELECT account, viewer
        FROM season_days(builds = {builds:Array(UInt32)}, days = {days:Array(UInt16)}, numbers = {numbers:Array(UInt16)}, runtimes = {runtimes:Array(UInt32)}, services = {services:Array(String)}, contents = {contents:Array(String)}, slices = {slices:Array(UInt8)}, apart = {apart:Array(UInt32)}, moved = {moved:Bool})
        WHERE viewer != 0
    )
SELECT DISTINCT account
FROM people
WHERE viewer IN (SELECT viewer FROM people GROUP BY viewer HAVING min(account) != max(account))
ORDER BY account
