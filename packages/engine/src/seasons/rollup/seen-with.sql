-- one row per account in which a viewer of these accounts was seen, and these accounts themselves
SELECT DISTINCT account
FROM
(
    SELECT account
    FROM audience_payers
    WHERE viewer IN (SELECT viewer FROM audience_payers WHERE account IN (SELECT arrayJoin({accounts:Array(UInt32)})))
    UNION ALL
    SELECT arrayJoin({accounts:Array(UInt32)}) AS account
)
ORDER BY account
LIMIT {most:UInt32}
