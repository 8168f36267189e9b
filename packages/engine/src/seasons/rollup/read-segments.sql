-- one row per group of segments, and step, its episode and part: how many belong to a window of so many days
SELECT slice AS groupNumber, measure, episode, part, percent, name, sum(amount) AS amount
FROM audience_counts
WHERE scope = {scope:UInt64}
    AND build IN (SELECT arrayJoin({builds:Array(UInt32)}))
    AND from_day <= {window:UInt16}
    AND until_day > {window:UInt16}
GROUP BY slice, measure, episode, part, percent, name
ORDER BY slice, measure, episode, percent, part, name
