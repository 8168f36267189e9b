-- one row per service of several sources and stretch of time; `decided` when somebody has said so, not by default
SELECT service, source, from_ms AS fromMs, to_ms AS toMs, service IN (SELECT service FROM source_terms WHERE epoch <= {epoch:UInt32}) AS decided
FROM speaking_sources(epoch = {epoch:UInt32})
WHERE {service:String} = '' OR service = {service:String}
ORDER BY service, from_ms
