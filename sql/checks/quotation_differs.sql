-- title: Two outlets quote the same words, and not alike
-- severity: warning
-- why: What stands between quotation marks is somebody's very words. Here a telling word is left out, put in or exchanged
--      inside what both quote, without a mark of omission: one of them is not what was said, or it was said twice.
SELECT
    v.claim_id,
    a.document_id,
    NULL AS embed_id,
    json_object(
        'other_claim_id', v.other_claim_id,
        'says', a.text,
        'other_says', b.text,
        'words', v.words,
        'other_words', v.other_words,
        'spans', [[a.start_char, a.end_char]],
        'other_document_id', b.document_id,
        'other_spans', [[b.start_char, b.end_char]]
    ) AS detail,
    -- Of two speakers who are not both known by name it may be another occasion, or another one; and where the rest is
    -- not much alike, somebody said two things: of 13 such rows of real news 5 were one.
    v.score * CASE WHEN p.party_id = q.party_id AND p.told AND q.told THEN 1 ELSE 0.8 END AS alike,
    CASE WHEN alike >= 0.75 THEN alike ELSE 0.5 END AS confidence
FROM quote_variants AS v
JOIN claims AS a ON a.claim_id = v.claim_id
JOIN claims AS b ON b.claim_id = v.other_claim_id
JOIN documents AS da ON da.document_id = a.document_id AND da.is_current
JOIN documents AS db ON db.document_id = b.document_id AND db.is_current AND db.article_id <> da.article_id
LEFT JOIN claim_parties AS p ON p.claim_id = v.claim_id
LEFT JOIN claim_parties AS q ON q.claim_id = v.other_claim_id
QUALIFY row_number() OVER (
    PARTITION BY
        least(a.statement_id, b.statement_id), greatest(a.statement_id, b.statement_id),
        least(v.words, v.other_words), greatest(v.words, v.other_words)
    ORDER BY v.score DESC, v.claim_id, v.other_claim_id
) = 1 AND row_number() OVER (
    PARTITION BY
        least(a.document_id, b.document_id), greatest(a.document_id, b.document_id),
        least(v.words, v.other_words), greatest(v.words, v.other_words)
    ORDER BY v.score DESC, v.claim_id, v.other_claim_id
) = 1
ORDER BY v.claim_id, v.other_claim_id
