"""Finding embeds: in markup, in page payloads, in flattened text."""
