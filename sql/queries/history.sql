-- Which quotations of articles were added, softened, changed, given to another author or withdrawn, and between which looks?
SELECT d.title, d.publisher, h.from_seen_at, h.to_seen_at, h.change, h.author, h.said, h.author_now, h.says, h.claim_id,
    h.now_claim_id
FROM article_history AS h
JOIN documents AS d ON d.document_id = h.to_document_id
WHERE h.change <> 'kept'
ORDER BY h.article_id, h.step, coalesce(h.start_char, h.now_start_char);
