-- Words with a capital that stand behind a determiner, in articles of one language. Parameters: language, pattern (its
-- first group is the word).
SELECT DISTINCT unnest(regexp_extract_all(text, $pattern, 1)) AS noun
FROM documents
WHERE language = $language OR starts_with(language, $language || '-');
