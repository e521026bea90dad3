"""What platforms are asked about posts, and what their answers mean: each service read by one file. Pure.

`base.py` has the vocabulary; every other module without an underscore is one service.
"""

from tracker.observations._answers import (
    answers_page,
    is_login,
    may_be_answer,
    more_requests,
    observed,
    of_post,
    read_answer,
    requests_for,
    services,
    unasked,
    vantages_of,
)
from tracker.observations.base import LEARNT_NOTHING, OUTCOMES, SHOWN, Observation, Outcome, Request, Service, Version

__all__ = [
    "LEARNT_NOTHING",
    "OUTCOMES",
    "SHOWN",
    "Observation",
    "Outcome",
    "Request",
    "Service",
    "Version",
    "answers_page",
    "is_login",
    "may_be_answer",
    "more_requests",
    "observed",
    "of_post",
    "read_answer",
    "requests_for",
    "services",
    "unasked",
    "vantages_of",
]
