-- one row per part of a season that was counted: from what, and the builds that hold it
SELECT
    half, share,
    toString(argMax(stamp, build)) AS stamp, max(build) AS latest,
    argMax(parts, build) AS parts, argMax(changed, build) AS changed, argMax(upto, build) AS upto
FROM audience_counted
WHERE scope = {scope:UInt64} AND horizon = {horizon:UInt16}
GROUP BY half, share
