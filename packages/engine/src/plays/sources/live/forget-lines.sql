-- removes lines that were settled long ago: what was stored as lately as this may not be
ALTER TABLE live_lines DELETE WHERE stored_until < fromUnixTimestamp64Milli({now:Int64}, 'UTC') AND loaded < fromUnixTimestamp64Milli({settled:Int64}, 'UTC')
