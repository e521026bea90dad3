-- The claims of current versions in the order they are listed, the latest article first; `place` counts from 1.
CREATE OR REPLACE TABLE served_claims AS
SELECT
    row_number() OVER (
        ORDER BY d.published_earliest DESC NULLS LAST, c.document_id, c.start_char, c.end_char DESC, c.claim_id
    )::INTEGER AS place,
    c.claim_id, c.kind, c.text, coalesce(s.name, c.author_name, c.author_text) AS author, c.author_kind,
    c.date_earliest, c.date_latest, c.date_precision, c.date_basis, c.date_zone_known,
    c.author_reason, c.flags, c.date_text, d.publisher, d.url, d.title, d.path, d.language, d.read_as, c.document_id, c.statement_id
FROM claims AS c
JOIN documents AS d ON d.document_id = c.document_id AND d.is_current
LEFT JOIN sources AS s ON s.source_id = c.author_id
ORDER BY place;
