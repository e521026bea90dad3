-- Which document took its text from an earlier one and names nobody it has it from, as far as is seen: neither that
-- document's outlet or agency, nor any agency for a claim of its own (current versions only).
CREATE OR REPLACE VIEW uncredited_copies AS
SELECT
    l.document_id,
    coalesce(taker.publisher, taker.url, taker.path) AS taker,
    taker.title AS taker_title,
    taker.published_day AS taker_published,
    l.from_document_id,
    coalesce(giver.publisher, giver.url, giver.path) AS giver,
    giver.title AS giver_title,
    giver.published_day AS giver_published,
    l.direction_basis,
    l.score
FROM document_links AS l
JOIN documents AS taker ON taker.document_id = l.document_id AND taker.is_current
JOIN documents AS giver ON giver.document_id = l.from_document_id AND giver.is_current
WHERE l.relation = 'copies'
    AND l.direction_basis = 'time'
    AND taker.publisher IS DISTINCT FROM giver.publisher
    AND NOT EXISTS (
        SELECT 1
        FROM document_links AS named
        WHERE named.document_id = l.document_id AND named.from_document_id = l.from_document_id
            AND named.relation IN ('credits', 'cites')
    )
    AND l.document_id NOT IN (
        SELECT c.document_id
        FROM origin_members AS m
        JOIN claims AS c ON c.claim_id = m.claim_id
        WHERE m.how = 'agency_credit'
    );
