-- one row per guard rule that set something aside in [from, to), of some services or of all; a span may be named by several
WITH
    test_viewers_then AS (SELECT viewer FROM test_viewers WHERE epoch <= {epoch:UInt32} GROUP BY viewer HAVING argMax(removed, changed) = 0),
    -- Few spans are named by any rule: find their plays by rows first, and look at those alone. Other spans of such a play fall out
    -- at the end: they have no rule. To look for the play takes half as long as to look for all that names a span.
    -- One question for each rule: the indexes of spans answer them where there is nothing to find.
    suspects AS
    (
        SELECT play FROM spans
        WHERE start >= fromUnixTimestamp64Milli({from:Int64} - 86400000, 'UTC') AND start < fromUnixTimestamp64Milli({to:Int64}, 'UTC')
            AND epoch <= {epoch:UInt32}
            AND (lead > 120000 OR flags != 0)
        UNION ALL
        SELECT play FROM spans
        WHERE start >= fromUnixTimestamp64Milli({from:Int64} - 86400000, 'UTC') AND start < fromUnixTimestamp64Milli({to:Int64}, 'UTC')
            AND epoch <= {epoch:UInt32}
            AND stop <= start
        UNION ALL
        SELECT play FROM spans
        WHERE start >= fromUnixTimestamp64Milli({from:Int64} - 86400000, 'UTC') AND start < fromUnixTimestamp64Milli({to:Int64}, 'UTC')
            AND epoch <= {epoch:UInt32}
            AND viewer IN (SELECT viewer FROM test_viewers_then UNION ALL SELECT viewer FROM set_aside_days(epoch = {epoch:UInt32}))
        UNION ALL
        SELECT play FROM spans
        WHERE (SELECT count() FROM speaking_sources(epoch = {epoch:UInt32})) > 0
            AND start >= fromUnixTimestamp64Milli({from:Int64} - 86400000, 'UTC') AND start < fromUnixTimestamp64Milli({to:Int64}, 'UTC')
            AND epoch <= {epoch:UInt32}
            AND service IN (SELECT service FROM speaking_sources(epoch = {epoch:UInt32}))
    ),
    spans_once AS
    (
        SELECT
            service, content, play, start,
            max(stop) AS last_stop, max(lead) AS most_lead, groupBitOr(flags) AS all_flags, max(viewer) AS who,
            max(source) AS reporter
        FROM spans
        WHERE start >= fromUnixTimestamp64Milli({from:Int64} - 86400000, 'UTC')
            AND start < fromUnixTimestamp64Milli({to:Int64}, 'UTC')
            AND epoch <= {epoch:UInt32}
            AND play IN suspects
            AND (empty({services:Array(String)}) OR service IN {services:Array(String)})
        GROUP BY service, content, play, start
        HAVING last_stop > fromUnixTimestamp64Milli({from:Int64}, 'UTC') OR last_stop <= start
    ),
    named AS
    (
        SELECT
            arrayFilter(rule -> rule != '', [
                if(most_lead > 120000, 'lead', ''),
                if(last_stop <= start, 'stop-before-start', ''),
                if(bitTest(all_flags, 0), 'bot', ''),
                if(bitTest(all_flags, 1), 'test-key', ''),
                if(who IN test_viewers_then, 'test-viewer', ''),
                if(
                    arrayExists(
                        term -> term.1 = service
                            AND term.2 != if(reporter IN ('beacon', 'file', ''), 'native', reporter)
                            AND toUnixTimestamp64Milli(start) >= term.3
                            AND toUnixTimestamp64Milli(start) < term.4,
                        (SELECT groupArray((service, source, from_ms, to_ms)) FROM speaking_sources(epoch = {epoch:UInt32}))),
                    'other-source', ''),
                if((who, toDate(start)) IN (SELECT viewer, day FROM set_aside_days(epoch = {epoch:UInt32}))
                    OR (who, toDate(last_stop)) IN (SELECT viewer, day FROM set_aside_days(epoch = {epoch:UInt32})), 'overfull-day', '')
            ]) AS rules,
            least(toUnixTimestamp64Milli(last_stop), {to:Int64}) - greatest(toUnixTimestamp64Milli(start), {from:Int64}) AS length_ms
        FROM spans_once
    ),
    -- What a stretch has beyond its content, inside the period.
    cut AS
    (
        SELECT
            least(toUnixTimestamp64Milli(max(stop)), {to:Int64}) - greatest(toUnixTimestamp64Milli(start) + any(length), {from:Int64}) AS length_ms
        FROM spans
        INNER JOIN stretch_cuts(epoch = {epoch:UInt32}) AS cuts USING (service, content, play, start, position, rate)
        WHERE start >= fromUnixTimestamp64Milli({from:Int64} - 86400000, 'UTC')
            AND start < fromUnixTimestamp64Milli({to:Int64}, 'UTC')
            AND epoch <= {epoch:UInt32}
            AND (empty({services:Array(String)}) OR service IN {services:Array(String)})
        GROUP BY service, content, play, start, position, rate
        HAVING length_ms > 0
    )
SELECT rule, count() AS spans, sum(greatest(length_ms, 0)) AS watchedMs
FROM on_shards
(
    SELECT rule, length_ms FROM named ARRAY JOIN rules AS rule
    UNION ALL
    SELECT 'longer-than-content' AS rule, length_ms FROM cut
)
GROUP BY rule
ORDER BY rule
