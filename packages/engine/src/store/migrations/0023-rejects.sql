-- Refused messages of 0.1 hold whatever stood in fields of other names: why they were refused stays, what they said goes.
ALTER TABLE rejects UPDATE body = '"(from before ids were replaced everywhere: not kept)"' WHERE body != '' SETTINGS mutations_sync = 2;
