-- What speaks of the same as some claims and does not agree with them. Parameter: claims (ids).
WITH wanted AS (SELECT unnest($claims) AS claim_id),

sides AS (
    SELECT x.claim_id, x.other_claim_id, x.conflict, x.score
    FROM claim_conflicts AS x JOIN wanted AS w ON w.claim_id = x.claim_id
    UNION
    SELECT x.other_claim_id, x.claim_id, x.conflict, x.score
    FROM claim_conflicts AS x JOIN wanted AS w ON w.claim_id = x.other_claim_id
)

SELECT
    s.claim_id, s.other_claim_id, s.conflict, s.score, o.text AS other_text, o.statement_id AS other_statement_id,
    coalesce(o.author_name, o.author_text) AS other_author,
    coalesce(d.publisher, nullif(regexp_extract(lower(d.url), '^https?://(?:www\.)?([^/:?#]+)', 1), ''), d.title, regexp_extract(d.path, '[^/]+$')) AS other_publisher,
    o.author_reason AS other_reason, d.read_as AS other_read_as,
    d.document_id AS other_document_id, d.language AS other_language
FROM sides AS s
JOIN claims AS o ON o.claim_id = s.other_claim_id
JOIN documents AS d ON d.document_id = o.document_id AND d.is_current
ORDER BY s.claim_id, s.score DESC, s.other_claim_id;
