-- one row: all that was watched in [from, to), in milliseconds
SELECT sum(watched) AS watchedMs
FROM on_shards
(
    SELECT intervalLengthSum(from_ms, to_ms) AS watched
    FROM valid_spans(from = {from:Int64}, to = {to:Int64}, epoch = {epoch:UInt32})
    GROUP BY service, content, play
)
