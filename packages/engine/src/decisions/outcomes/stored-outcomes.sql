-- one row per season of which there is an outcome: its latest revision
SELECT
    title,
    season,
    max(revision) AS stored_revision,
    argMax(title_name, revision) AS titleName,
    toString(argMax(outcomes.released, revision)) AS released,
    argMax(outcome, revision) AS outcome,
    -- In a tuple, as argMax passes over NULLs.
    toString(tupleElement(argMax(tuple(next_seen), revision), 1)) AS nextSeen,
    tupleElement(argMax(tuple(runtime_minutes), revision), 1) AS runtimeMinutes,
    tupleElement(argMax(tuple(outcomes.charted), revision), 1) AS charted
FROM outcomes
GROUP BY title, season
ORDER BY released, title, season
