"""Measurements: `make eval` (how right) and `make bench` (how fast). Nothing here is part of the package."""
