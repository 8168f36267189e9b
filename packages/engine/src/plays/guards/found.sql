-- one row: how many of each this look has found
SELECT
    (SELECT count() FROM found_runtimes WHERE look = {look:UInt64}) AS runtimes,
    (SELECT count() FROM found_stretches WHERE look = {look:UInt64}) AS stretches,
    (SELECT count() FROM found_overfull WHERE look = {look:UInt64}) AS overfull
