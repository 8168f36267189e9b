-- one row per content, day of 24 hours, account, viewer, market and screen, and uninterrupted piece of the content that was shown
INSERT INTO audience_days (service, content, slice, account, viewer, began, build, market, screen, head, tail, watched_ms, first_ms, last_ms, hours)
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
            intervalLengthSum(piece_from, piece_to) AS took_ms,
            min(piece_from) - began_ms AS first,
            max(piece_to) - began_ms AS last,
            groupBitOr(bitShiftLeft(toUInt32(2), intDiv(piece_to - 1 - began_ms, 3600000)) - bitShiftLeft(toUInt32(1), intDiv(piece_from - began_ms, 3600000))) AS bits,
            -- Of people nobody knows only the time counts.
            if(who = 0 AND payer = 0, [(toUInt32(0), toUInt32(0))], groupArray((head, tail))) AS shown
        FROM pieces
        GROUP BY service, content, play, began_ms
    ),
    people AS
    (
        SELECT
            service, content, began_ms, payer, who, place, device,
            sum(took_ms) AS all_ms, min(first) AS earliest, max(last) AS latest, groupBitOr(bits) AS all_bits,
            arraySort(arrayDistinct(groupArrayArray(shown))) AS all_shown,
            arrayMin(all_shown.1) AS nearest,
            arrayMax(all_shown.2) AS furthest,
            if(
                length(all_shown) = 1 OR arrayReduce('intervalLengthSum', all_shown.1, all_shown.2) = furthest - nearest,
                [(nearest, furthest)],
                arrayFold(
                    (joined, piece) -> if(
                        notEmpty(joined) AND joined[-1].2 >= piece.1,
                        arrayPushBack(arrayPopBack(joined), (joined[-1].1, greatest(joined[-1].2, piece.2))),
                        arrayPushBack(joined, piece)),
                    all_shown,
                    arraySlice(all_shown, 1, 0))) AS joined_shown
        FROM plays
        GROUP BY service, content, began_ms, payer, who, place, device
    ),
    ids AS
    (
        SELECT person, id FROM audience_ids WHERE person IN (
            SELECT arrayJoin([viewer, account])
            FROM spans
            WHERE (service, content) IN (SELECT service, content FROM units)
                AND start >= fromUnixTimestamp64Milli({from:Int64} - 86400000, 'UTC')
                AND start < fromUnixTimestamp64Milli({to:Int64}, 'UTC')
        )
    )
SELECT
    people.service, people.content, accounts.id % 64, accounts.id, viewers.id,
    toDateTime(intDiv(began_ms, 1000), 'UTC'), build, place, device,
    piece.1, piece.2, if(place_of_piece = 1, all_ms, 0), earliest, latest, all_bits
FROM people
ARRAY JOIN joined_shown AS piece, arrayEnumerate(joined_shown) AS place_of_piece
INNER JOIN units USING (service, content, began_ms)
LEFT JOIN ids AS accounts ON accounts.person = payer
LEFT JOIN ids AS viewers ON viewers.person = who
