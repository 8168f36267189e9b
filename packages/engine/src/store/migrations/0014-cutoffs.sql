-- What was known when. Publishing writes a cutoff; what is loaded is stamped with the number of cutoffs that its node knows, so an
-- edition of cutoff n is made of what is stamped n - 1 or less, and can be made again.
CREATE TABLE cutoffs
(
    cutoff UInt32,
    at DateTime64(3, 'UTC') COMMENT 'by the clock of the store'
)
ENGINE = ReplacingMergeTree
ORDER BY cutoff;

INSERT INTO cutoffs (cutoff, at) SELECT epoch, began FROM epochs;

-- Who loads viewing: one row per data directory. Publishing waits until every open node whose lease runs has passed its cutoff.
CREATE TABLE nodes
(
    node UUID,
    at DateTime64(3, 'UTC') COMMENT 'when its lease was last renewed, by the clock of the store',
    passed UInt32 COMMENT 'the number it stamps',
    open UInt8 COMMENT '0: closed properly; nobody waits for it',
    offset_ms Int64 COMMENT 'its own clock minus that of the store'
)
ENGINE = ReplacingMergeTree(at)
ORDER BY node;

-- Cutoffs that did not wait for a node any longer: from here on it may stamp nothing less.
CREATE TABLE node_fences
(
    node UUID,
    cutoff UInt32
)
ENGINE = ReplacingMergeTree
ORDER BY (node, cutoff);

-- Figures of others and what their names are taken for are known from an epoch on, as viewing is.
ALTER TABLE figures ADD COLUMN IF NOT EXISTS epoch UInt32 DEFAULT 0 COMMENT 'the number of cutoffs known when it was imported';
ALTER TABLE matches ADD COLUMN IF NOT EXISTS epoch UInt32 DEFAULT 0 COMMENT 'the number of cutoffs known when it was settled';

-- The latest revision of every list with names matched, as it was known at a cutoff: what an edition is made of. `at` is what tells
-- apart what was imported before there were cutoffs for it.
CREATE VIEW figures_at_cutoff AS
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
        WHERE as_of <= {at:DateTime64(3, 'UTC')} AND epoch <= {epoch:UInt32}
    )
    WHERE revision = latest_revision
) AS published
LEFT JOIN
(
    SELECT source, name, assigned, argMax(matches.title, number) AS title, argMax(matches.season, number) AS season
    FROM matches
    WHERE at <= {at:DateTime64(3, 'UTC')} AND epoch <= {epoch:UInt32}
    GROUP BY source, name, assigned
) AS matched ON matched.source = published.source AND matched.name = published.name AND matched.assigned = published.title;
