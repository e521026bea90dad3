-- Which claims have no date of their own: none at all, or only the day they were reported?
SELECT claim_id, author, left(claim, 120) AS claim, date_basis, date_earliest, date_latest, publisher, document_id
FROM claim_provenance
WHERE is_current AND (date_basis IS NULL OR date_basis = 'publication')
ORDER BY date_basis NULLS FIRST, document_id, start_char;
