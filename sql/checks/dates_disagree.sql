-- title: Two statements about the same give different days
-- severity: warning
-- why: Days are compared after both were resolved against their own documents, so that "Friday" and "8 March" can agree.
--      The rarer one is listed; which one is right is not decided here.
SELECT claim_id, document_id, embed_id, detail, confidence
FROM disagreements
WHERE conflict = 'dates'
ORDER BY claim_id
