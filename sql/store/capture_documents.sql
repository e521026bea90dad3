-- The documents first read from this capture with these facts told. Parameters: capture_id, given.
SELECT document_id, item, text, text_sha256, rules_version FROM documents WHERE capture_id = $capture_id AND given IS NOT DISTINCT FROM $given ORDER BY item;
