-- one row per line of every week in which a published list has a title, and of the week before each: of some sources, each in some markets
-- (empty: in all). Of sources whose ranks are as published, the title's own lines alone
WITH listed AS
    (
        SELECT DISTINCT source, market, list, arrayJoin([period_start, period_start - 7]) AS period_start
        FROM figures
        WHERE
            (
                title = {title:String}
                OR (source, name, title) IN (SELECT source, name, assigned FROM matches WHERE matches.title = {title:String})
            )
            AND arrayExists((of, among) -> of = source AND among IN ('', market), {sources:Array(String)}, {markets:Array(String)})
    )
SELECT
    source,
    market,
    list,
    toString(period_start) AS week,
    line,
    any(title) AS title,
    any(season) AS season,
    any(name) AS name,
    any(rank) AS rank,
    any(weeks) AS weeks,
    groupArray(metric) AS metrics,
    groupArray(ifNull(toString(value), '')) AS values
FROM figures_now AS lines
WHERE (source, market, list, period_start) IN listed AND (source NOT IN {ranked:Array(String)} OR lines.title = {title:String})
GROUP BY source, market, list, period_start, line
ORDER BY source, market, list, period_start, line
