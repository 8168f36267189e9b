-- one row per step, its episode and part: how many belong to a window of so many days
SELECT measure, episode, part, percent, name, sum(amount) AS amount
FROM audience_counts
WHERE scope = {scope:UInt64}
    AND build IN (SELECT arrayJoin({builds:Array(UInt32)}))
    AND from_day <= {window:UInt16}
    AND until_day > {window:UInt16}
GROUP BY measure, episode, part, percent, name
HAVING amount > 0
ORDER BY measure, episode, percent, part, name
