-- On whose word? Every source with its aliases and the number of claims.
SELECT source_id, name, kind, handle, aliases, claims, documents, publishers
FROM source_claims
WHERE claims > 0
ORDER BY claims DESC, name;
