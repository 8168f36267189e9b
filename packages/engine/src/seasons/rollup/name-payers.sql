-- one row per viewer and account of these builds that were not seen together before
INSERT INTO audience_payers (viewer, account)
WITH
    pairs AS
    (
        SELECT DISTINCT viewer, account
        FROM audience_days
        WHERE (service, content) IN (SELECT service, content FROM audience_units WHERE build >= {first:UInt32} AND build <= {last:UInt32})
            AND build >= {first:UInt32} AND build <= {last:UInt32}
            AND viewer != 0
    )
SELECT viewer, account
FROM pairs
WHERE (viewer, account) NOT IN (SELECT viewer, account FROM audience_payers WHERE viewer IN (SELECT viewer FROM pairs))
