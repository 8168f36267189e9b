-- removes that somebody was a test viewer
ALTER TABLE test_viewers DELETE WHERE viewer = {viewer:UInt64} SETTINGS mutations_sync = 2
