-- The candidates that are not decided yet. A piece of a claim is no second claim: spans of one document do not overlap.
CREATE OR REPLACE TEMP TABLE undecided AS
SELECT p.claim_id, p.other_claim_id, p.event
FROM candidates AS p
JOIN claims AS a ON a.claim_id = p.claim_id
JOIN claims AS b ON b.claim_id = p.other_claim_id
WHERE NOT (a.document_id = b.document_id AND a.start_char < b.end_char AND b.start_char < a.end_char)
    AND (p.claim_id, p.other_claim_id) NOT IN (SELECT claim_id, other_claim_id FROM claim_pairs)
    AND (p.claim_id, p.other_claim_id) NOT IN (SELECT claim_id, other_claim_id FROM claim_conflicts)
    AND (p.claim_id, p.other_claim_id) NOT IN (SELECT claim_id, other_claim_id FROM claim_doubts);
