-- one row per session that is settled now: nothing has come of it since {quiet:Int64}, or it goes on for so long that what is certain of it is
SELECT
    session, service, source, lines_now AS lines, upto, is_quiet AS quiet, ahead_ms AS aheadMs, session_flags AS flags,
    newest, kept_until AS storedUntil, before.upto_before AS uptoBefore, before.loaded_before AS loadedBefore
FROM
(
    SELECT
        session, service, source,
        count() AS lines_all,
        max(received) <= {quiet:Int64} AS is_quiet,
        countIf(received <= {quiet:Int64}) AS lines_now,
        -- Whatever came before a line that is old enough by now has come: so far nothing is added any more.
        maxIf(at, received <= {quiet:Int64}) AS upto,
        min(received) AS first_received,
        max(live_lines.at - live_lines.received) AS ahead_ms,
        groupBitOr(live_lines.flags) AS session_flags,
        toUnixTimestamp64Milli(max(live_lines.loaded)) AS newest,
        toUnixTimestamp(max(live_lines.stored_until)) AS kept_until
    FROM live_lines
    WHERE session IN (SELECT session FROM live_lines WHERE loaded >= fromUnixTimestamp64Milli({since:Int64}, 'UTC'))
    GROUP BY session, service, source
) AS known
LEFT JOIN
(
    SELECT
        session, service, source,
        argMax(settled_sessions.lines, settled) AS lines_before,
        argMax(settled_sessions.upto, settled) AS upto_before,
        toUnixTimestamp64Milli(argMax(settled_sessions.loaded, settled)) AS loaded_before,
        toUnixTimestamp64Milli(max(settled)) AS settled_before
    FROM settled_sessions
    GROUP BY session, service, source
) AS before USING (session, service, source)
WHERE if(
    is_quiet,
    lines_all > lines_before OR newest > loaded_before,
    lines_now > 0 AND upto > upto_before AND greatest(first_received, settled_before) <= {long:Int64})
ORDER BY session, service, source
LIMIT {most:UInt32}
