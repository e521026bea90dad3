-- The documents first read from this capture. Parameter: capture_id.
SELECT document_id, item, text, text_sha256, rules_version FROM documents WHERE capture_id = $capture_id ORDER BY item;
