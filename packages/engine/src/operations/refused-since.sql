-- one row per field and reason for which messages of a service were refused since an instant
SELECT field, reason, count() AS messages
FROM rejects FINAL
WHERE service IN ({service:String}, '') AND heard >= fromUnixTimestamp64Milli({since:Int64}, 'UTC')
GROUP BY field, reason
ORDER BY messages DESC, field, reason
LIMIT 20
