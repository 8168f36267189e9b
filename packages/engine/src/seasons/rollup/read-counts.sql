-- one row per step, its episode and part: how many belong to a window of so many days
SELECT measure, episode, part, percent, name, sum(amount) AS amount
FROM audience_counts
WHERE scope = {scope:UInt64}
    AND (slice, build) IN (SELECT slice, max(build) FROM audience_counted WHERE scope = {scope:UInt64} AND horizon = {horizon:UInt16} GROUP BY half, slice)
    AND from_day <= {window:UInt16}
    AND until_day > {window:UInt16}
GROUP BY measure, episode, part, percent, name
ORDER BY measure, episode, percent, part, name
