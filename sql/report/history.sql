-- What became of the claims of some documents' articles, from look to look. Parameter: documents (ids).
SELECT DISTINCT d.document_id, h.*
FROM article_history AS h
JOIN documents AS d USING (article_id)
WHERE d.document_id IN (SELECT unnest($documents)) AND h.change <> 'kept'
ORDER BY d.document_id, h.step, coalesce(h.start_char, h.now_start_char), h.change, h.claim_id, h.now_claim_id;
