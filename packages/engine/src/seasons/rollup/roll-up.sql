-- one row per content, day of 24 hours, account, viewer, market and screen, and uninterrupted piece of the content that was shown
INSERT INTO audience_days (service, content, slice, account, viewer, began, build, market, screen, head, tail, watched_ms, first_ms, last_ms, quarters, quarters_ms)
WITH
    units AS
    (
        SELECT service, content, began_ms, build FROM audience_units WHERE build >= {first:UInt32} AND build <= {last:UInt32}
    ),
    pieces AS
    (
        SELECT
            service, content, play, viewer, account, market, screen,
            toInt64({from:Int64} + toInt64(day) * 86400000) AS began_ms,
            greatest(from_ms, began_ms) AS piece_from,
            least(to_ms, began_ms + 86400000) AS piece_to,
            -- A playhead that no runtime reaches is cut where numbers end; one that is not known covers nothing.
            if(playhead_known, toUInt32(least(4294967295, round(position + (piece_from - start_ms) * rate))), 0) AS head,
            if(playhead_known, toUInt32(least(4294967295, round(position + (piece_to - start_ms) * rate))), 0) AS tail
        FROM valid_spans(from = {from:Int64}, to = {to:Int64}, epoch = {epoch:UInt32})
        ARRAY JOIN range(toUInt32(intDiv(from_ms - {from:Int64}, 86400000)), toUInt32(intDiv(to_ms - 1 - {from:Int64}, 86400000) + 1)) AS day
        WHERE (service, content) IN (SELECT service, content FROM units)
    ),
    plays AS
    (
        SELECT
            service, content, play, began_ms,
            max(viewer) AS who, max(account) AS payer, max(market) AS place, max(screen) AS device,
            groupArray(toUInt32(piece_from - began_ms)) AS starts,
            groupArray(toUInt32(piece_to - began_ms)) AS stops,
            groupArray((head, tail)) AS covered
        FROM pieces
        GROUP BY service, content, play, began_ms
    ),
    -- How long in each quarter of an hour: what a play says twice counts once.
    timed AS
    (
        SELECT
            service, content, began_ms, payer, who, place, device, covered,
            arrayMin(starts) AS first,
            arrayMax(stops) AS last,
            arrayMap(
                quarter -> (toUInt8(quarter), toUInt32(arrayReduce(
                    'intervalLengthSum',
                    arrayMap(start -> least(greatest(start, quarter * 900000), quarter * 900000 + 900000), starts),
                    arrayMap(stop -> least(greatest(stop, quarter * 900000), quarter * 900000 + 900000), stops)))),
                range(intDiv(first, 900000), intDiv(last - 1, 900000) + 1)) AS by_quarter
        FROM plays
    ),
    people AS
    (
        SELECT
            service, content, began_ms, payer, who, place, device,
            min(first) AS earliest, max(last) AS latest,
            sumMap(by_quarter.1, by_quarter.2) AS all_quarters,
            -- Of people nobody knows only the time counts.
            if(payer = 0, [(toUInt32(0), toUInt32(0))], arraySort(arrayDistinct(groupArrayArray(covered)))) AS all_covered
        FROM on_shards(timed)
        GROUP BY service, content, began_ms, payer, who, place, device
    ),
    joined AS
    (
        SELECT
            service, content, began_ms, payer, who, place, device, earliest, latest, all_quarters,
            if(
                length(all_covered) = 1 OR arrayReduce('intervalLengthSum', all_covered.1, all_covered.2) = arrayMax(all_covered.2) - all_covered[1].1,
                [(all_covered[1].1, arrayMax(all_covered.2))],
                arrayFold(
                    (joined, piece) -> if(
                        notEmpty(joined) AND joined[-1].2 >= piece.1,
                        arrayPushBack(arrayPopBack(joined), (joined[-1].1, greatest(joined[-1].2, piece.2))),
                        arrayPushBack(joined, piece)),
                    all_covered,
                    arraySlice(all_covered, 1, 0))) AS joined_covered
        FROM people
    )
SELECT
    joined.service, joined.content, payer % 128, payer, who,
    toDateTime(intDiv(began_ms, 1000), 'UTC'), build, place, device,
    piece.1, piece.2, if(place_of_piece = 1, arraySum(all_quarters.2), 0), earliest, latest,
    if(place_of_piece = 1, arrayFilter((quarter, ms) -> ms > 0, all_quarters.1, all_quarters.2), []),
    if(place_of_piece = 1, arrayFilter(ms -> ms > 0, all_quarters.2), [])
FROM joined
ARRAY JOIN joined_covered AS piece, arrayEnumerate(joined_covered) AS place_of_piece
INNER JOIN units USING (service, content, began_ms)
