-- The texts whose vectors are asked for.
CREATE OR REPLACE TEMP TABLE wanted_texts (text_key UBIGINT);
