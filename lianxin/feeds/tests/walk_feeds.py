"""Who may read which feed, for the walk over every address."""

from typing import Any

from lianxin.accounts.models import User
from lianxin.core.tests.factories import MONDAY
from lianxin.feeds.models import OwnCalendar
from lianxin.places.models import Community

PUBLIC = {"feeds:explained", "feeds:calendar", "feeds:news", "feeds:renew", "feeds:stop"}
OWN = {"feeds:own"}


def hidden_in(
    _community: Community, _secret: str, users: dict[str, User]
) -> dict[str, dict[str, Any]]:
    """Somebody's calendar lies at an address that nobody guesses."""
    OwnCalendar.objects.create(user=users["staff"], made_at=MONDAY)
    return {"feeds:news": {"what": "announcements"}}
