"""Captures to documents, each within its limits: in this process, or in several that may be killed without loss."""

from tracker.inputs import DOCUMENT_SECONDS
from tracker.workers.documents import read_capture
from tracker.workers.pool import Pool

__all__ = ["DOCUMENT_SECONDS", "Pool", "read_capture"]
