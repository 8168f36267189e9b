-- A chart over several markets has editions of each. Empty: made when charts had one market each, and so of the chart's first.
ALTER TABLE editions ADD COLUMN IF NOT EXISTS market LowCardinality(String) COMMENT 'empty: the first market of the chart', MODIFY ORDER BY (chart, week, revision, market);
