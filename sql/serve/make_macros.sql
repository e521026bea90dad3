-- How words are told apart, in what is searched and in what is searched for: small letters without accents.
-- translate() splits a million claims five times faster than a regular expression does.
CREATE OR REPLACE MACRO served_folded(said) AS lower(strip_accents(said));
CREATE OR REPLACE MACRO served_marks() AS '.,;:!?¡¿…"''`´()[]{}<>«»‹›“”„‟‘’‚‛—–‐‑-/\|*_#@&+=%°€$£~^·、。「」' || chr(9) || chr(10) || chr(13) || chr(160) || chr(8239);
CREATE OR REPLACE MACRO served_words(said) AS
    string_split(translate(served_folded(said), served_marks(), rpad('', length(served_marks())::INTEGER, ' ')), ' ');
