-- The sources that may be somebody across documents, with how many claims each has.
SELECT s.source_id, s.name, s.kind, s.account_id, count(c.claim_id) AS claims, s.only_in_document IS NOT NULL AS local
FROM sources AS s
LEFT JOIN claims AS c ON c.author_id = s.source_id
WHERE s.kind IN ('person', 'organisation', 'agency', 'account')
GROUP BY ALL;
