CREATE OR REPLACE TEMP TABLE wanted_texts (text_key UBIGINT);
