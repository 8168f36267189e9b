-- How often anything that figures of a day and content rest on has changed: its spans, and what guards set aside of them. Only ever
-- grows. Counted before such a change and after it, so what was derived at one count is right for as long as that is the count.
CREATE TABLE viewing_changes
(
    day Date,
    service LowCardinality(String),
    content String,
    epoch UInt32 COMMENT 'the stamp of what changed',
    changes UInt64
)
ENGINE = SummingMergeTree(changes)
ORDER BY (day, service, content, epoch);

INSERT INTO viewing_changes (day, service, content, epoch, changes)
SELECT arrayJoin([toDate(start), toDate(greatest(start, stop))]) AS day, service, content, epoch, 1
FROM spans_0_1
GROUP BY day, service, content, epoch;

-- What was set aside later than it was received.
INSERT INTO viewing_changes (day, service, content, epoch, changes)
SELECT day, service, content, named.epoch, 1
FROM
(
    SELECT viewer, arrayJoin([toDate(start), toDate(greatest(start, stop))]) AS day, service, content
    FROM spans_0_1
    WHERE viewer IN (SELECT viewer FROM overfull_days UNION ALL SELECT viewer FROM test_viewers)
    GROUP BY viewer, day, service, content
) AS watched
INNER JOIN (SELECT viewer, epoch FROM overfull_days UNION DISTINCT SELECT viewer, epoch FROM test_viewers) AS named USING (viewer)
GROUP BY day, service, content, named.epoch;
