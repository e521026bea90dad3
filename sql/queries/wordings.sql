-- Which quotations of the same words differ, and in what?
FROM quote_variants AS v JOIN claims AS a ON a.claim_id = v.claim_id JOIN claims AS b ON b.claim_id = v.other_claim_id SELECT a.author_name, left(a.text, 100) AS one, left(b.text, 100) AS other, v.words, v.other_words, v.score, v.claim_id, v.other_claim_id ORDER BY v.score DESC, v.claim_id, v.other_claim_id;
