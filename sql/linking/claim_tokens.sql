-- Cuts texts into tokens: what stands between spaces and ASCII signs, without links and the tags at the end. What is in
-- a token beyond that (folding, stems) tracker.linking.tokens says, once for each token and not once for each place.
CREATE OR REPLACE TEMP TABLE claim_tokens AS
SELECT claim_key, document_key, language, unnest(tokens) AS token, generate_subscripts(tokens, 1) AS at
FROM (
    SELECT
        claim_key, document_key, language,
        regexp_extract_all(
            regexp_replace(
                regexp_replace(
                    regexp_replace(trim(text), '([\s\p{Z}]+#[^\s\p{Z}]*)+[\s\p{Z}]*$', ''),
                    'https?://[^\s\p{Z}]+|pic\.twitter\.com/[^\s\p{Z}]+', ' ', 'g'
                ),
                '[#@]([\p{L}\p{M}\p{N}_])', '\1', 'g'
            ),
            '[^\x00-\x2F\x3A-\x40\x5B-\x5E\x60\x7B-\x7F\p{Z}]+'
        ) AS tokens
    FROM token_texts
);
