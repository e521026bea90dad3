"""The command line: verbs, no logic."""

import typer

from tracker.cli.main import main, program

__all__ = ["main", "program"]


def __getattr__(name: str) -> typer.Typer:
    """`app` is the whole program, made when it is asked for: it loads everything."""
    if name != "app":
        raise AttributeError(f"module 'tracker.cli' has no attribute {name!r}")
    return program()
