"""Names and phones in full: for a reason that is written down, for some minutes, to one session."""

from datetime import timedelta

from lianxin.core import http
from lianxin.core.errors import Invalid
from lianxin.core.http import Request
from lianxin.core.packs import rule
from lianxin.people import actions
from lianxin.people.forms import Unmask
from lianxin.places.models import Community

UNMASKED = "unmasked"
"""In the session: persons shown in full, each with the second until which."""


def unmask(request: Request, community: Community, person_id: int) -> None:
    """Let this session see a person in full, by the reason that was posted; raises Invalid without
    one.
    """
    form = Unmask(request.POST)
    if not form.is_valid():
        raise Invalid(str(form.errors["reason"][0]), field="reason")
    now = http.now()
    actions.unmask(request.actor, person_id, reason=form.cleaned_data["reason"], now=now)
    jurisdictions = community.subdistrict.jurisdictions
    minutes = rule("people.unmask_minutes", on=http.local_day(now), jurisdictions=jurisdictions)
    until = int((now + timedelta(minutes=minutes.count)).timestamp())
    open_now = {key: request.session[UNMASKED][key] for key in map(str, unmasked(request))}
    request.session[UNMASKED] = {**open_now, str(person_id): until}


def unmasked(request: Request) -> set[int]:
    """The persons whom this session may still see in full."""
    now = http.now().timestamp()
    kept = request.session.get(UNMASKED, {})
    return {int(person) for person, until in kept.items() if until > now}
