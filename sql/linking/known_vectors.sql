-- The vectors that are stored already of the wanted texts.
SELECT text_key, vector FROM text_vectors WHERE model = $model AND text_key IN (SELECT text_key FROM wanted_texts);
