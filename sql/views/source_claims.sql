-- One row for each source: every form its name takes, and how much is on its word (current versions only).
CREATE OR REPLACE VIEW source_claims AS
SELECT
    s.source_id,
    s.name,
    s.kind,
    a.platform,
    a.handle,
    (SELECT list(DISTINCT alias ORDER BY alias) FROM source_aliases AS x WHERE x.source_id = s.source_id) AS aliases,
    count(c.claim_id) AS claims,
    count(DISTINCT c.document_id) AS documents,
    count(DISTINCT c.publisher) AS publishers,
    min(c.date_earliest) AS first_said,
    max(c.date_latest) AS last_said,
    s.only_in_document
FROM sources AS s
LEFT JOIN accounts AS a ON a.account_id = s.account_id
LEFT JOIN (
    SELECT claims.*, documents.publisher
    FROM claims JOIN documents ON documents.document_id = claims.document_id AND documents.is_current
) AS c ON c.author_id = s.source_id
GROUP BY ALL;
