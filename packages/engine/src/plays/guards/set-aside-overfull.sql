-- one row per viewer and day that this look has found: from here on it is set aside, or counts again
INSERT INTO overfull_viewer_days (viewer, day, epoch, look, watched_ms)
SELECT viewer, day, {epoch:UInt32}, look, watched_ms
FROM found_overfull
WHERE look = {look:UInt64}
