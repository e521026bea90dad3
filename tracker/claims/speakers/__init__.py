"""Who speaks: names and roles, coreference, anonymous sources, relays."""
