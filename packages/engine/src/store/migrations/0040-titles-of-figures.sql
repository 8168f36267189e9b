-- A title's page asks for the title's lines in every list of every market: by title they lie side by side.
ALTER TABLE figures ADD PROJECTION IF NOT EXISTS by_title
(
    SELECT source, market, list, period_start, revision, line, title, season, name, metric, value, rank, weeks
    ORDER BY title, source, market, list, period_start
);

ALTER TABLE figures MATERIALIZE PROJECTION by_title SETTINGS mutations_sync = 2;
