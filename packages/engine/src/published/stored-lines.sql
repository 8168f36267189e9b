-- one row per line of the latest revision of every list of a source in some markets, as published: matches are not applied
SELECT
    market,
    list,
    toString(period_start) AS week,
    revision,
    line,
    toString(any(period_end)) AS end,
    any(rank) AS rank,
    any(title) AS title,
    any(title_name) AS title_name,
    any(season) AS season,
    any(name) AS name,
    any(service) AS service,
    any(weeks) AS weeks,
    any(address) AS address,
    any(note) AS note,
    groupArray(metric) AS metrics,
    groupArray(ifNull(toString(value), '')) AS values
FROM figures_as_published_now
WHERE source = {source:String} AND market IN {markets:Array(String)}
GROUP BY market, list, period_start, revision, line
