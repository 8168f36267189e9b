-- one row per slice of accounts, and day and week of the window or hour of the day: accounts, from the first day on that they watched in it.
-- The clock is so many quarters of an hour later than the time since a day of the window began: {shifts:Array(UInt8)}, since the quarters
-- of the window in {since:Array(UInt32)}.
INSERT INTO audience_counts (scope, slice, build, measure, part, from_day, until_day, amount)
WITH
    hours AS
    (
        SELECT
            slice, account, day,
            arrayDistinct(arrayMap(
                quarter -> toUInt16(intDiv((quarter + {shifts:Array(UInt8)}[indexOfAssumeSorted({since:Array(UInt32)}, roundDown((day - 1) * 96 + quarter, {since:Array(UInt32)}))]) % 96, 4)),
                quarters)) AS clock_hours
        FROM audience_pieces
        WHERE build = {pieces:UInt32} AND slice IN (SELECT arrayJoin({slices:Array(UInt8)})) AND account != 0
    ),
    -- (1: day, 2: week, 3: hour; which)
    facts AS
    (
        SELECT slice, account, fact, min(day) AS first_day
        FROM hours
        ARRAY JOIN arrayConcat([(1, day), (2, toUInt16(intDiv(day + 6, 7)))], arrayMap(hour -> (3, hour), clock_hours)) AS fact
        GROUP BY slice, account, fact
    )
SELECT {scope:UInt64}, slice, {build:UInt32}, ['day', 'week', 'hour'][fact.1], fact.2, first_day, 65535, count()
FROM on_shards(facts)
GROUP BY slice, fact, first_day
