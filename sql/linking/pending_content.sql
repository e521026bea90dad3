-- A sum over what the pending portion compares: any other row of its claims or documents gives another one.
SELECT concat_ws(
    ' ',
    (SELECT count(*) FROM pending_claims),
    (SELECT bit_xor(hash(c)) FROM claims AS c WHERE claim_id IN (SELECT claim_id FROM pending_claims)),
    (SELECT count(*) FROM pending_documents),
    (
        SELECT bit_xor(hash(document_id, text_sha256, language, publisher, byline, article_id, published_earliest))
        FROM documents
        WHERE document_id IN (SELECT document_id FROM pending_documents)
    ),
    (SELECT bit_xor(hash(embed_id, post_id)) FROM embeds WHERE document_id IN (SELECT document_id FROM pending_documents))
);
