-- one row: the first day with any viewing on record, looked for among all of it
SELECT toString(toDate(min(start))) AS since FROM spans WHERE service IN (SELECT arrayJoin({services:Array(String)}))
