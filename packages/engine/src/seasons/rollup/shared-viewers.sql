-- one row per account of the season that shares a viewer with another, in this season or elsewhere: they are counted together
SELECT DISTINCT account
FROM season_days(services = {services:Array(String)}, contents = {contents:Array(String)}, numbers = {numbers:Array(UInt16)}, runtimes = {runtimes:Array(UInt32)}, from = {from:UInt32}, to = {to:UInt32}, upto = {upto:UInt32}, slices = {slices:Array(UInt8)}, apart = {apart:Array(UInt32)}, moved = {moved:Bool})
WHERE account IN (
    SELECT account
    FROM audience_payers
    WHERE viewer IN (SELECT viewer FROM audience_payers GROUP BY viewer HAVING min(account) != max(account)))
ORDER BY account
