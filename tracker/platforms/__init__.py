"""One file per platform: URL grammar, id to instant, handle grammar, embed markup. Pure."""
