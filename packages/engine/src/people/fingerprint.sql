-- one row per fingerprint that was ever noted
SELECT value FROM fingerprints WHERE name = {name:String} ORDER BY made
