-- one row per day and week of the window, and per hour of the day: accounts, from the first day on that they watched in it
INSERT INTO audience_counts (scope, build, measure, part, from_day, until_day, amount)
WITH
    account_days AS
    (
        SELECT account, day, groupBitOr(hours) AS bits
        FROM season_days(services = {services:Array(String)}, contents = {contents:Array(String)}, numbers = {numbers:Array(UInt16)}, runtimes = {runtimes:Array(UInt32)}, from = {from:UInt32}, to = {to:UInt32}, upto = {upto:UInt32}, slices = {slices:Array(UInt8)}, apart = {apart:Array(UInt32)}, moved = {moved:Bool})
        WHERE account != 0
        GROUP BY account, day
    ),
    -- The clock shows an hour that is so many later than the hour since the day of the window began; another after clocks were set.
    clocks AS
    (
        SELECT
            account, day,
            bitAnd(bits, bitShiftLeft(toUInt32(1), {changes:Array(UInt8)}[day]) - 1) AS before,
            bitAnd(bits, 16777216 - bitShiftLeft(toUInt32(1), {changes:Array(UInt8)}[day])) AS after,
            {shifts:Array(UInt8)}[day] AS shift,
            {shiftsAfter:Array(UInt8)}[day] AS shift_after,
            bitOr(
                bitOr(bitShiftLeft(toUInt64(before), shift), bitShiftRight(toUInt64(before), 24 - shift)),
                bitOr(bitShiftLeft(toUInt64(after), shift_after), bitShiftRight(toUInt64(after), 24 - shift_after))) AS turned
        FROM account_days
    ),
    -- (1: day, 2: week, 3: hour; which)
    facts AS
    (
        SELECT
            account,
            arrayJoin(arrayConcat(
                [(1, day), (2, intDiv(day + 6, 7))],
                arrayMap(hour -> (3, toUInt16(hour)), bitPositionsToArray(bitAnd(turned, 16777215))))) AS fact,
            min(day) AS first_day
        FROM clocks
        GROUP BY account, fact
    )
SELECT {scope:UInt64}, {build:UInt32}, ['day', 'week', 'hour'][fact.1], fact.2, first_day, 65535, {sign:Int8} * count()
FROM facts
GROUP BY fact, first_day
