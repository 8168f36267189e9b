-- one row per person of a provider: whom they are here
SELECT subject, name, toUnixTimestamp64Milli(user_subjects.made) AS made_ms
FROM user_subjects FINAL
