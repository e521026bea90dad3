-- Where was it said: in a post, a speech, an interview, a document? Claims by medium; the last is where none is told.
FROM claims JOIN documents USING (document_id) SELECT medium, count(*) AS claims, count(DISTINCT document_id) AS documents, count(DISTINCT author_id) AS authors WHERE is_current GROUP BY medium ORDER BY medium IS NULL, claims DESC, medium;
