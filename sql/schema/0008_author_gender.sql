-- What the text shows of an author's gender: a title, a pronoun, an inflection. NULL: it shows nothing.

ALTER TABLE claims ADD COLUMN author_gender TEXT;
