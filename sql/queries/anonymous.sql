-- What rests on nobody's name? Claims of anonymous or unresolved authors, and who relayed them.
SELECT p.claim_id, p.author_as_printed, p.via, left(p.claim, 120) AS claim, p.publisher, p.document_id
FROM claim_provenance AS p
JOIN claims USING (claim_id)
WHERE p.is_current AND (claims.author_id IS NULL OR p.author_kind = 'anonymous' OR NOT claims.author_resolved)
ORDER BY p.document_id, p.start_char;
