"""Who writes, remarks on, signs and publishes a year's card, and in which order."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.actor import DESK, Actor, Role
from lianxin.core.flow import Flow, Step
from lianxin.reports.models import Edition, EditionState

SAY_DAYS = "reports.say_days"
LEAST_SHOWN = "reports.least_shown"
ASK_BELOW = "reports.ask_below"
PARCEL_DAYS = "reports.parcel_days"
STATES = EditionState


def visible_to(actor: Actor) -> Q:
    """What is published, everybody; what is not, those who work with the community."""
    return Q(state=EditionState.PUBLISHED) | Q(community_id__in=actor.places(*DESK))


def writes(actor: Actor, edition: Edition) -> bool:
    return actor.holds((Role.SECRETARY, Role.STAFF), edition.community_id)


def signs(actor: Actor, edition: Edition) -> bool:
    return actor.holds(Role.SECRETARY, edition.community_id)


def oversees(actor: Actor, edition: Edition) -> bool:
    return actor.holds(Role.STREET, edition.community_id)


def _step(verb: str, label: Any, sources: set[str], target: str, by: Any, who: Any) -> Step:
    return Step(verb, label, frozenset(map(str, sources)), str(target), by, who=who)


_SECRETARY, _STREET = _("社区书记"), _("街道")
EDITION_FLOW = Flow(
    _step("submit", _("交给街道"), {STATES.DRAFT}, STATES.SUBMITTED, signs, _SECRETARY),
    _step("take_back", _("取回再改"), {STATES.SUBMITTED}, STATES.DRAFT, signs, _SECRETARY),
    _step("send_back", _("请社区再改"), {STATES.SUBMITTED}, STATES.DRAFT, oversees, _STREET),
    _step("review", _("看过了，可以签"), {STATES.SUBMITTED}, STATES.REVIEWED, oversees, _STREET),
    _step("reopen", _("还要再改"), {STATES.REVIEWED}, STATES.DRAFT, signs, _SECRETARY),
    _step("sign", _("签发"), {STATES.REVIEWED}, STATES.SIGNED, signs, _SECRETARY),
    _step("publish", _("公布"), {STATES.SIGNED}, STATES.PUBLISHED, signs, _SECRETARY),
)


def parcels_visible_to(actor: Actor) -> Q:
    """A street's officers."""
    return Q(subdistrict__communities__in=actor.places(Role.STREET))
