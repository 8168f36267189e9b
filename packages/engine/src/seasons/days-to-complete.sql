-- one row per number of days that completers took, from the day of their first watching to the day on which they had covered 90 % of the season
WITH
    stretches AS
    (
        -- Cut at the ends of days; the content shown is cut in proportion.
        SELECT
            account, episode, runtime_ms, day,
            toInt64({from:Int64} + day * 86400000) AS day_from_ms,
            (playhead_to - playhead_from) / (to_ms - from_ms) AS speed,
            least(toInt64(round(playhead_from + (greatest(from_ms, day_from_ms) - from_ms) * speed)), runtime_ms) AS head,
            least(toInt64(round(playhead_from + (least(to_ms, day_from_ms + 86400000) - from_ms) * speed)), runtime_ms) AS tail
        FROM season_spans(services = {services:Array(String)}, contents = {contents:Array(String)}, numbers = {numbers:Array(UInt16)}, runtimes = {runtimes:Array(UInt32)}, from = {from:Int64}, to = {to:Int64}, epoch = {epoch:UInt32})
        ARRAY JOIN range(toUInt32(intDiv(from_ms - {from:Int64}, 86400000)), toUInt32(intDiv(to_ms - 1 - {from:Int64}, 86400000) + 1)) AS day
        WHERE account != 0
    ),
    days AS
    (
        SELECT account, episode, day, groupArray(head) AS heads, groupArray(tail) AS tails
        FROM on_shards(stretches)
        GROUP BY account, episode, day
    ),
    coverage AS
    (
        SELECT
            account, episode, day,
            arrayReduce('intervalLengthSum', groupArrayArray(heads) OVER until_then, groupArrayArray(tails) OVER until_then) AS covered_ms
        FROM days
        WINDOW until_then AS (PARTITION BY account, episode ORDER BY day)
    ),
    gains AS
    (
        SELECT account, day, covered_ms - lagInFrame(covered_ms, 1, 0) OVER (PARTITION BY account, episode ORDER BY day) AS gained_ms
        FROM coverage
    ),
    progress AS
    (
        SELECT account, day, sum(gained_ms) OVER (PARTITION BY account ORDER BY day) AS covered_ms
        FROM gains
    ),
    completers AS
    (
        SELECT account, min(day) AS first_day, minIf(day, covered_ms * 10 >= {runtime:UInt64} * 9) AS last_day
        FROM progress
        GROUP BY account
        HAVING max(covered_ms) * 10 >= {runtime:UInt64} * 9
    )
SELECT last_day - first_day + 1 AS days, count() AS completers
FROM completers
GROUP BY days
ORDER BY days
