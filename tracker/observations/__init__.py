"""What platforms answered about a post, and when: each service's answer read by one file. Pure.

`base.py` has the vocabulary; every other module without an underscore is one service.
"""

from tracker.observations._answers import may_be_answer, observed
from tracker.observations.base import Observation, Service

__all__ = ["Observation", "Service", "may_be_answer", "observed"]
