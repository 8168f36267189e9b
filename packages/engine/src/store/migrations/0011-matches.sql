-- Which title a published name means, where a person has settled it. The highest number holds; nothing is ever taken out.
CREATE TABLE matches
(
    number UInt64,
    at DateTime64(3, 'UTC'),
    actor String,
    source LowCardinality(String),
    name String COMMENT 'as published',
    assigned String COMMENT 'the title that the import gave it',
    title String COMMENT 'slug; empty: undone, what the import gave it holds',
    season Int32 COMMENT '-1: the season that the import gave it'
)
ENGINE = MergeTree
ORDER BY (source, name, assigned, number);

-- The latest revision of every list with names matched, both as known at an instant: what charts, history and decisions read.
CREATE VIEW figures_at AS
SELECT published.* REPLACE (
    if(matched.title = '', published.title, matched.title) AS title,
    if(matched.title = '' OR matched.season < 0, published.season, toUInt16(matched.season)) AS season
)
FROM
(
    SELECT * EXCEPT (latest_revision)
    FROM
    (
        SELECT *, max(revision) OVER (PARTITION BY source, market, list, period_start) AS latest_revision
        FROM figures
        WHERE as_of <= {at:DateTime64(3, 'UTC')}
    )
    WHERE revision = latest_revision
) AS published
LEFT JOIN
(
    SELECT source, name, assigned, argMax(matches.title, number) AS title, argMax(matches.season, number) AS season
    FROM matches
    WHERE at <= {at:DateTime64(3, 'UTC')}
    GROUP BY source, name, assigned
) AS matched ON matched.source = published.source AND matched.name = published.name AND matched.assigned = published.title;
