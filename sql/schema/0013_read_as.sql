-- By which language's tables a document's claims were read; NULL: by none, only its quotation marks, posts and dates.

ALTER TABLE documents ADD COLUMN read_as TEXT;
