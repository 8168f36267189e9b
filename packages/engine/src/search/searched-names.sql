-- one row per title that the catalogue, published figures, production records or the ledger know: all that it is called, with its seasons. Of some
-- services: what they carry, and what is published
WITH
    -- A million lines name some ten thousand seasons: they are put together before matches are looked up.
    names AS
    (
        SELECT source, name, title AS assigned, title_name, season AS number
        FROM figures
        WHERE (source, market, list, period_start, revision) IN
            (SELECT source, market, list, period_start, max(revision) FROM figures GROUP BY source, market, list, period_start)
        GROUP BY source, name, assigned, title_name, number
    ),
    matched AS
    (
        SELECT source, name, assigned, argMax(matches.title, number) AS meant, argMax(matches.season, number) AS meant_season
        FROM matches
        GROUP BY source, name, assigned
    ),
    mentions AS
    (
        SELECT title, season, title_name AS spelled, 1 AS weight
        FROM catalogue_at(version = {version:UInt32})
        WHERE empty({services:Array(String)}) OR service IN {services:Array(String)}
        UNION ALL
        -- Netflix writes a name in its own language behind two strokes.
        SELECT
            if(meant = '', assigned, meant) AS title,
            if(meant = '' OR meant_season < 0, number, toUInt16(meant_season)) AS season,
            arrayJoin(arrayConcat([title_name], arraySlice(splitByString(' // ', name), 2))) AS spelled,
            0
        FROM names
        LEFT JOIN matched USING (source, name, assigned)
        WHERE title != ''
        UNION ALL
        SELECT title, season, '', 1 FROM record_versions WHERE empty({services:Array(String)})
        UNION ALL
        SELECT title, season, '', 1 FROM decisions WHERE empty({services:Array(String)})
    )
SELECT
    title,
    -- Two spellings of one weight: always the same one of them.
    argMax(spelled, (if(spelled = '', -1, weight), spelled)) AS name,
    arraySort(groupUniqArrayIf({names:UInt8})(spelled, spelled != '')) AS names,
    arraySort(groupUniqArrayIf(season, season > 0)) AS seasons,
    max(weight) AS own
FROM mentions
GROUP BY title
ORDER BY own DESC, title
LIMIT {most:UInt32}
