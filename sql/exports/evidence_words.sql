-- The distinct words of all articles, in the case they are written in, without handles, hashtags and addresses: those
-- have names in lower case.
SELECT DISTINCT unnest(
    regexp_extract_all(regexp_replace(text, '\S*[@＠#/]\S*', ' ', 'g'), '[\p{L}\p{M}\p{N}_]+')
) AS word
FROM documents;
