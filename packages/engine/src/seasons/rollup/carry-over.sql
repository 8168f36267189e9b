-- one row per step of an earlier build, as it was: what changes comes beside it
INSERT INTO audience_counts (scope, build, measure, episode, part, percent, name, from_day, until_day, amount)
SELECT {scope:UInt64}, {build:UInt32}, measure, episode, part, percent, name, from_day, until_day, sum(amount) AS carried
FROM audience_counts
WHERE scope = {scope:UInt64} AND build = {earlier:UInt32}
GROUP BY measure, episode, part, percent, name, from_day, until_day
HAVING carried != 0
