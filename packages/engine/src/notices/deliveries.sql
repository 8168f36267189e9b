-- one row per notice and rule that it was to be told by: the latest try
SELECT notice, rule, tries, toUnixTimestamp64Milli(notice_deliveries.at) AS at_ms, trouble
FROM notice_deliveries FINAL
WHERE notice >= {from:UInt64}
ORDER BY notice DESC, rule
