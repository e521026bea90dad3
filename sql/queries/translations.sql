-- What was said in one language and printed in another? Each translated claim beside its like, with how sure the link is.
SELECT
    da.language, left(a.text, 100) AS claim, db.language AS other_language, left(b.text, 100) AS other_claim,
    coalesce(a.author_name, b.author_name) AS author, l.method, round(l.score, 2) AS score, l.claim_id, l.other_claim_id
FROM claim_links AS l
JOIN claims AS a ON a.claim_id = l.claim_id
JOIN claims AS b ON b.claim_id = l.other_claim_id
JOIN documents AS da ON da.document_id = a.document_id
JOIN documents AS db ON db.document_id = b.document_id
WHERE l.relation = 'translation' AND l.method <> 'same statement'
ORDER BY score DESC, l.claim_id, l.other_claim_id;
