-- Why some claims belong to their origins, and what they were taken from. Parameter: claims (ids).
WITH
    wanted AS MATERIALIZED (FROM origin_members WHERE claim_id IN (SELECT unnest($claims))),
    traced AS MATERIALIZED (SELECT origin_id, basis FROM origins WHERE origin_id IN (SELECT origin_id FROM wanted)),
    given AS MATERIALIZED (
        SELECT claim_id, document_id FROM claims WHERE claim_id IN (SELECT from_claim_id FROM wanted)
    ),
    givers AS MATERIALIZED (
        SELECT document_id, publisher, url, title, path
        FROM documents
        WHERE document_id IN (SELECT document_id FROM given)
    )

SELECT
    m.claim_id, m.origin_id, o.basis, m.how, m.from_claim_id, m.direction_basis, m.evidence,
    coalesce(
        d.publisher, nullif(regexp_extract(lower(d.url), '^https?://(?:www\.)?([^/:?#]+)', 1), ''), d.title,
        regexp_extract(d.path, '[^/]+$'), d.document_id
    ) AS giver,
    d.document_id AS giver_document_id
FROM wanted AS m
JOIN traced AS o USING (origin_id)
LEFT JOIN given AS c ON c.claim_id = m.from_claim_id
LEFT JOIN givers AS d ON d.document_id = c.document_id
ORDER BY m.claim_id, list_position(['same_post', 'agency_credit', 'copied_text', 'cites', 'own'], m.how);
