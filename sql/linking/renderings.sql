-- Quotations of an embedded post, with the claim that the post is: the words were compared when they were found.
SELECT
    least(c.claim_id, p.claim_id) AS claim_id,
    greatest(c.claim_id, p.claim_id) AS other_claim_id,
    c.rendering
FROM claims AS c
JOIN claims AS p ON p.embed_id = c.renders_embed_id AND p.document_id = c.document_id
WHERE c.renders_embed_id IS NOT NULL
    AND (c.claim_id IN (SELECT claim_id FROM new_claims) OR p.claim_id IN (SELECT claim_id FROM new_claims));
