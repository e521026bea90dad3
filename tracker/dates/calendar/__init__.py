"""The grammar of time expressions, neutral of language: words of a language file in, calendar periods out."""
