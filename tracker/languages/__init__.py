"""One data file per language: cues, anonymous sources, months, introducers."""
