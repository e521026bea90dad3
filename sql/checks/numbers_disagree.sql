-- title: Two statements about the same give different numbers
-- severity: warning
-- why: Numbers are compared by value (1.150, 1,150, twelve, douze) when the claims otherwise speak of the same thing.
--      The rarer figure is listed; which one is right is not decided here.
SELECT claim_id, document_id, embed_id, detail, confidence
FROM disagreements
WHERE conflict = 'numbers'
ORDER BY claim_id
