-- one row: a fingerprint, by the clock of the store, unless there is one
INSERT INTO fingerprints (name, value, made)
SELECT {name:String}, {value:String}, now64(3)
WHERE (SELECT count() FROM fingerprints WHERE name = {name:String}) = 0
