-- one row per step that accounts come to once, its episode and day of the window: how many accounts came to it on that day
SELECT measure AS step, episode, from_day AS day, sum(amount) AS accounts
FROM audience_counts
WHERE scope = {scope:UInt64}
    AND (slice, build) IN (SELECT slice, max(build) FROM audience_counted WHERE scope = {scope:UInt64} AND horizon = {horizon:UInt16} GROUP BY half, slice)
    AND from_day <= {window:UInt16}
    AND measure IN ('accounts.reach', 'accounts.starters', 'accounts.watchers', 'accounts.completers', 'arrivals.first', 'episode.starters', 'episode.completers')
GROUP BY step, episode, day
ORDER BY step, episode, day
