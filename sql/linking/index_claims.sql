-- Puts the new claims into the index: runs of three words, and what a translation would share.
-- Numbers come from tracker.linking.figures, which also reads words ("douze").
INSERT INTO claim_shingles
SELECT DISTINCT md5_number_lower(words[i] || ' ' || words[i + 1] || ' ' || words[i + 2]), claim_key
FROM (SELECT claim_key, words, unnest(range(1, len(words) - 1)) AS i FROM new_claims WHERE len(words) >= 3);

INSERT INTO claim_fingerprints
SELECT DISTINCT md5_number_lower(word[:5]), claim_key
FROM (SELECT claim_key, unnest(words) AS word FROM new_claims)
WHERE length(word) >= 6;

INSERT INTO claim_fingerprints
SELECT DISTINCT md5_number_lower('by ' || word[:6]), claim_key
FROM (
    SELECT claim_key, unnest(regexp_extract_all(strip_accents(lower(author_name)), '[\p{L}\p{N}]+')) AS word
    FROM new_claims
    WHERE author_name IS NOT NULL
)
WHERE length(word) >= 4;

INSERT INTO linked_claims
SELECT claim_id, claim_key, document_id, document_key, words_key, len(words), post_key, shown_key, day FROM new_claims;
