-- title: One says that it is so, the other that it is not
-- severity: warning
-- why: Two claims in nearly the same words, or of the same meaning, of which one holds a negation. A hint, not a verdict:
--      Among true translations about one in five differ in negation words without differing in sense.
SELECT claim_id, document_id, embed_id, detail, confidence
FROM disagreements
WHERE conflict = 'negation'
ORDER BY claim_id
