"""The command line: verbs, no logic."""

from tracker.cli.main import app, main

__all__ = ["app", "main"]
