-- What the tokens met so far tell (tracker.linking.tokens): a row for each stem in a token, with the beginning that its
-- forms share and how much it tells in the language; `number`: the token may be part of a number.
CREATE TEMP TABLE IF NOT EXISTS told_tokens (
    language TEXT, token TEXT, place INTEGER, stem UBIGINT, word UBIGINT, weight FLOAT, number BOOLEAN
);
