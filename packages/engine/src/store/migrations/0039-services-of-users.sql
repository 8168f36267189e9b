-- Somebody may see some services alone, where one installation has several.
ALTER TABLE users ADD COLUMN IF NOT EXISTS services Array(String) COMMENT 'that alone they may see; empty: all';
