"""Captures to documents, each within its limits: in this process, or in several that may be killed without loss."""

from tracker.workers.documents import DOCUMENT_SECONDS, read_capture
from tracker.workers.pool import Pool

__all__ = ["DOCUMENT_SECONDS", "Pool", "read_capture"]
