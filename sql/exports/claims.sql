-- The exported claims in the order of captures, documents and places.
FROM exported ORDER BY capture_id, item, document_id, start_char, end_char, claim_id;
