-- one row per content that was played and whose length is known otherwise than when its stretches were last looked at
INSERT INTO found_runtimes (look, service, content, runtime)
WITH
    known AS
    (
        -- The longer of what the catalogue and the players say.
        SELECT service, content, max(runtime_ms) AS runtime
        FROM
        (
            SELECT service, content, if(argMax(removed, version) = 1, 0, argMax(catalogue.runtime_ms, version)) AS runtime_ms
            FROM catalogue
            WHERE version <= {version:UInt32} AND version IN (SELECT version FROM catalogue_versions)
            GROUP BY service, content
            UNION ALL
            SELECT service, content, runtime AS runtime_ms FROM reported_runtimes WHERE epoch <= {epoch:UInt32}
        )
        WHERE (service, content) IN (SELECT service, content FROM viewing_changes)
        GROUP BY service, content
    ),
    looked AS (SELECT service, content, argMax(guarded_runtimes.runtime, look) AS before FROM guarded_runtimes GROUP BY service, content)
SELECT {look:UInt64}, service, content, runtime
FROM known
FULL OUTER JOIN looked USING (service, content)
WHERE runtime != before
