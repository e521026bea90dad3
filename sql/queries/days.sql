-- What was said on which day? Days as calendars show them there; the last is what has no day.
FROM claims JOIN documents USING (document_id) SELECT said_day, count(*) AS claims, count(DISTINCT document_id) AS documents, count(DISTINCT author_id) AS authors WHERE is_current GROUP BY said_day ORDER BY said_day NULLS LAST;
