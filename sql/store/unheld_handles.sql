-- Mentions and hashtags whose span does not show the handle or tag, whatever sign stands before it.
SELECT 'mentions' AS place, mention_id AS id, m.document_id, m.start_char, m.end_char, m.handle AS words,
    substring(d.text, m.start_char + 1, m.end_char - m.start_char) AS found
FROM mentions AS m JOIN documents AS d USING (document_id)
WHERE NOT contains(lower(substring(d.text, m.start_char + 1, m.end_char - m.start_char)), lower(m.handle))
UNION ALL
SELECT 'hashtags', hashtag_id, h.document_id, h.start_char, h.end_char, h.tag,
    substring(d.text, h.start_char + 1, h.end_char - h.start_char)
FROM hashtags AS h JOIN documents AS d USING (document_id)
WHERE NOT contains(lower(substring(d.text, h.start_char + 1, h.end_char - h.start_char)), lower(h.tag));
