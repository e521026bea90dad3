"""A text as it is read: tokens, sentences, quotation marks, dialogue."""
