-- Every version of every catalogue row; nothing is overwritten. Content ids stay what the player sent.
CREATE TABLE catalogue
(
    service LowCardinality(String),
    content String,
    version UInt32,
    title String COMMENT 'slug',
    title_name String,
    season UInt16 COMMENT '0: none (a film)',
    episode UInt16 COMMENT '0: none (a film)',
    name String COMMENT 'the label of this row',
    kind LowCardinality(String) COMMENT 'series or film',
    origin LowCardinality(String) COMMENT 'original, acquired or empty',
    language LowCardinality(String),
    runtime_ms UInt32 COMMENT '0: unknown',
    released Nullable(Date32),
    removed UInt8
)
ENGINE = MergeTree
ORDER BY (service, content, version);

-- Who made which version of the catalogue, when, from what.
CREATE TABLE catalogue_versions
(
    version UInt32,
    restored Nullable(UInt32) COMMENT 'the version it brought back, 0: the empty one; NULL: none',
    made DateTime64(3, 'UTC'),
    actor String,
    note String
)
ENGINE = MergeTree
ORDER BY version;

-- One row per service and content: the catalogue as of a version, with the runtime of the whole season beside it.
CREATE VIEW catalogue_at AS
WITH
    entries AS
    (
        SELECT
            service, content,
            argMax((title, title_name, season, episode, name, kind, origin, language, runtime_ms, released, removed), version) AS entry
        FROM catalogue
        -- A version that was cut off half-way was never recorded: its rows do not count.
        WHERE version <= {version:UInt32} AND version IN (SELECT version FROM catalogue_versions)
        GROUP BY service, content
    ),
    episodes AS
    (
        SELECT
            service, content,
            entry.1 AS title, entry.2 AS title_name, entry.3 AS season, entry.4 AS episode, entry.5 AS name, entry.6 AS kind,
            entry.7 AS origin, entry.8 AS language, entry.9 AS runtime_ms, entry.10 AS released
        FROM entries
        WHERE entry.11 = 0
    ),
    -- Two services may carry the same episode: it counts once.
    runtimes AS
    (
        SELECT title, season, if(min(runtime) = 0, 0, sum(runtime)) AS season_runtime_ms
        FROM (SELECT title, season, episode, max(runtime_ms) AS runtime FROM episodes GROUP BY title, season, episode)
        GROUP BY title, season
    )
SELECT
    service, content, title, title_name, season, episode, name, kind, origin, language, runtime_ms, released,
    season_runtime_ms
FROM episodes
INNER JOIN runtimes USING (title, season);
