-- Which document took its text, or a report, from which; no direction means that nothing seen decides it.
CREATE OR REPLACE VIEW who_copied_whom AS
SELECT
    l.relation,
    l.document_id,
    coalesce(taker.publisher, taker.url, taker.path) AS taker,
    taker.title AS taker_title,
    taker.published_earliest AS taker_published,
    l.from_document_id,
    coalesce(giver.publisher, giver.url, giver.path) AS giver,
    giver.title AS giver_title,
    giver.published_earliest AS giver_published,
    l.direction_basis IS NOT NULL OR l.relation <> 'copies' AS direction_known,
    l.direction_basis,
    l.score,
    l.evidence
FROM document_links AS l
JOIN documents AS taker ON taker.document_id = l.document_id
JOIN documents AS giver ON giver.document_id = l.from_document_id;
