-- one row per title from whose viewing somebody was erased since an edition was made, in days that its lists rest on
SELECT DISTINCT if(title = '', content, title) AS erased
FROM
(
    SELECT service, content
    FROM erased_days
    WHERE epoch >= {epoch:UInt32} AND day <= toDate({until:String})
    GROUP BY service, content
) AS days
LEFT JOIN catalogue_at(version = {version:UInt32}) AS catalogue USING (service, content)
ORDER BY erased
