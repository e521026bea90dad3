-- What was known of claims that are gone or come back, and of documents that are gone. Those of a portion that was
-- interrupted have no statement yet, and stay.
CREATE OR REPLACE TEMP TABLE forgotten AS
SELECT l.claim_id, l.claim_key
FROM linked_claims AS l
WHERE l.claim_id NOT IN (SELECT claim_id FROM claims WHERE statement_id IS NOT NULL)
    AND l.claim_id NOT IN (SELECT claim_id FROM pending_claims);

-- Their neighbours may fall apart without them.
CREATE OR REPLACE TEMP TABLE bereft AS
SELECT claim_id FROM claim_pairs WHERE other_claim_id IN (SELECT claim_id FROM forgotten)
UNION
SELECT other_claim_id FROM claim_pairs WHERE claim_id IN (SELECT claim_id FROM forgotten);

DELETE FROM claim_shingles WHERE claim_key IN (SELECT claim_key FROM forgotten);
DELETE FROM claim_words WHERE claim_key IN (SELECT claim_key FROM forgotten);
DELETE FROM claim_fingerprints WHERE claim_key IN (SELECT claim_key FROM forgotten);
DELETE FROM claim_links
WHERE claim_id IN (SELECT claim_id FROM forgotten) OR other_claim_id IN (SELECT claim_id FROM forgotten);
DELETE FROM claim_pairs
WHERE claim_id IN (SELECT claim_id FROM forgotten) OR other_claim_id IN (SELECT claim_id FROM forgotten);
DELETE FROM quote_variants
WHERE claim_id IN (SELECT claim_id FROM forgotten) OR other_claim_id IN (SELECT claim_id FROM forgotten);
DELETE FROM claim_doubts
WHERE claim_id IN (SELECT claim_id FROM forgotten) OR other_claim_id IN (SELECT claim_id FROM forgotten);
DELETE FROM claim_conflicts
WHERE claim_id IN (SELECT claim_id FROM forgotten) OR other_claim_id IN (SELECT claim_id FROM forgotten);
DELETE FROM origin_members WHERE claim_id IN (SELECT claim_id FROM forgotten);
DELETE FROM claim_parties WHERE claim_id IN (SELECT claim_id FROM forgotten);
DELETE FROM linked_claims WHERE claim_id IN (SELECT claim_id FROM forgotten);

CREATE OR REPLACE TEMP TABLE gone_documents AS
SELECT document_id, document_key FROM linked_documents WHERE document_id NOT IN (SELECT document_id FROM documents);

DELETE FROM document_names WHERE document_key IN (SELECT document_key FROM gone_documents);
DELETE FROM document_shingles WHERE document_key IN (SELECT document_key FROM gone_documents);
DELETE FROM document_links
WHERE document_id IN (SELECT document_id FROM gone_documents)
    OR from_document_id IN (SELECT document_id FROM gone_documents);
DELETE FROM linked_documents WHERE document_id IN (SELECT document_id FROM gone_documents);
