"""Where the SQL files are: inside the installed package, or beside it in a checkout."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from tracker.errors import StoreError

_PACKAGE = Path(__file__).resolve().parent


@cache
def sql_folder() -> Path:
    """The folder that holds schema/, views/, queries/ and store/.

    A wheel carries it as tracker/sql; an editable install leaves it at the top of the repository.
    Raises StoreError where neither exists.
    """
    for folder in (_PACKAGE / "sql", _PACKAGE.parent / "sql"):
        if (folder / "schema").is_dir():
            return folder
    raise StoreError(f"the SQL files are missing beside {_PACKAGE}; install the package again")


def sql_files(section: str) -> list[Path]:
    """The .sql files of a section such as "views", by name; empty where the section does not exist."""
    return sorted((sql_folder() / section).glob("*.sql"))


@cache
def sql_text(section: str, name: str) -> str:
    """The text of one file, such as sql_text("store", "known_documents"). Raises OSError when there is none."""
    return (sql_folder() / section / f"{name}.sql").read_text(encoding="utf-8")
