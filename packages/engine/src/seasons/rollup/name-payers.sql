-- one row per viewer and account of these builds that were not seen together before
INSERT INTO audience_payers (viewer, account)
WITH
    pairs AS
    (
        SELECT DISTINCT viewer, account
        FROM audience_days
        WHERE (service, content) IN (SELECT arrayJoin(arrayZip({services:Array(String)}, {contents:Array(String)})))
            AND build IN (SELECT arrayJoin({builds:Array(UInt32)}))
            AND viewer != 0
    )
SELECT viewer, account
FROM pairs
WHERE (viewer, account) NOT IN (SELECT viewer, account FROM audience_payers WHERE viewer IN (SELECT viewer FROM pairs))
