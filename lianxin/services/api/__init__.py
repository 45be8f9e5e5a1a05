"""Services for programs: help at home with its rounds and teams, relief, visits to whom one looks
after, help to find work.
"""

from lianxin.services.api import (
    caring,
    catalogue,
    helping,
    relief,
    relief_desk,
    requests,
    rounds,
    teams,
    trainings,
    visiting,
    work,
    work_desk,
)
from lianxin.services.api.door import router

__all__ = [
    "caring",
    "catalogue",
    "helping",
    "relief",
    "relief_desk",
    "requests",
    "rounds",
    "router",
    "teams",
    "trainings",
    "visiting",
    "work",
    "work_desk",
]
