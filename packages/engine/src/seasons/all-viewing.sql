-- one row: watched time of everything on the services that carry a season
SELECT sum(watched_ms) AS watchedMs
FROM
(
    SELECT intervalLengthSum(from_ms, to_ms) AS watched_ms
    FROM valid_spans(from = {from:Int64}, to = {to:Int64}, epoch = {epoch:UInt32})
    WHERE service IN {services:Array(String)}
    GROUP BY service, content, play
)
