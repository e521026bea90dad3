"""Where things are, and the two marks that keep the suite honest on a machine that has only the checkout."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# No clock of Hypothesis's decides: on a busy machine, with coverage, a first example takes what it takes.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("TRACKER_SHARED", ROOT.parent / "shared"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of reference material beside the checkout; the test is skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip(f"no reference material at {SHARED} (set TRACKER_SHARED)")
    return SHARED


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The corpus that `make ingest` reads."""
    return ROOT / "seeds"
