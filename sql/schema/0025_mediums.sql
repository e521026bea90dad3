-- In what something was said (post, interview, speech, statement, ...), and the words of the document that show it; NULL:
-- nothing shows it, or the claim was read before this was looked for (`tracker reextract` reads it again).

ALTER TABLE claims ADD COLUMN medium TEXT;
ALTER TABLE claims ADD COLUMN medium_text TEXT;
ALTER TABLE claims ADD COLUMN medium_start INTEGER;
ALTER TABLE claims ADD COLUMN medium_end INTEGER;
UPDATE claims SET medium = 'post' WHERE kind = 'post' OR renders_embed_id IS NOT NULL;
