-- Every claim of the current versions: who said what, when, where.
-- Copy and narrow it: add "AND author = '...'" or "AND claim ILIKE '%...%'".
SELECT
    claim_id, kind, author, left(claim, 120) AS claim, strftime(date_earliest, '%Y-%m-%d') AS not_before,
    strftime(date_latest, '%Y-%m-%d') AS not_after, date_basis, publisher, rule, confidence
FROM claim_provenance
WHERE is_current
ORDER BY date_earliest, document_id, start_char;
