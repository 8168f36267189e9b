-- one row per fingerprint that was ever noted, the one that holds first
SELECT value FROM fingerprints WHERE name = {name:String} ORDER BY made, value
