"""Captures to documents, each within its limits: in this process, or in several that may be killed without loss."""

from tracker.workers.documents import DOCUMENT_SECONDS, read_capture
from tracker.workers.pool import Pool, cores

__all__ = ["DOCUMENT_SECONDS", "Pool", "cores", "read_capture"]
