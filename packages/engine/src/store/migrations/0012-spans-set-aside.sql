-- The table of 0.1 makes room: its key had neither playhead nor speed, and a key cannot be changed in place. 0013 copies it.
DROP VIEW IF EXISTS messages_into_spans;
DROP VIEW IF EXISTS valid_spans;
RENAME TABLE IF EXISTS spans TO spans_0_1;
