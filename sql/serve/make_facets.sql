-- What the lists can be narrowed to, and how many rows that leaves.
CREATE OR REPLACE TABLE served_facets AS
SELECT 'claims' AS list, 'kind' AS name, kind AS value, count(*) AS rows FROM served_claims GROUP BY kind
UNION ALL
SELECT 'claims', 'language', language, count(*) FROM served_claims WHERE language IS NOT NULL GROUP BY language
UNION ALL
SELECT 'claims', 'publisher', publisher, count(*) FROM served_claims WHERE publisher IS NOT NULL GROUP BY publisher
UNION ALL
SELECT 'claims', 'author', author, count(*) FROM served_claims WHERE author IS NOT NULL GROUP BY author
UNION ALL
SELECT 'documents', 'language', language, count(*) FROM served_documents WHERE language IS NOT NULL GROUP BY language
UNION ALL
SELECT 'documents', 'publisher', publisher, count(*)
FROM served_documents WHERE publisher IS NOT NULL GROUP BY publisher
UNION ALL
SELECT 'findings', 'severity', severity, count(*) FROM served_findings GROUP BY severity
UNION ALL
SELECT 'findings', 'check', check_name, count(*) FROM served_findings GROUP BY check_name;
