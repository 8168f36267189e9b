-- one row per stretch that this look has found: from here on it is cut, or no longer
INSERT INTO cut_stretches (service, content, play, start, position, rate, epoch, look, length_ms)
SELECT service, content, play, start, position, rate, {epoch:UInt32}, look, length_ms
FROM found_stretches
WHERE look = {look:UInt64}
