"""What comes of a request, told to the matter that it came from."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from lianxin.core.actor import Actor
from lianxin.core.flow import Text
from lianxin.matters.actions import answers
from lianxin.matters.actions.hearing import hear
from lianxin.matters.models import Outcome, Satisfaction, State
from lianxin.matters.rules import works_on
from lianxin.services.models import HelpRequest

PUBLIC: Mapping[str, Text] = {
    "dispute": _("%(team)s上门以后，请的人还不满意，再去一次。"),
    "dispute_again": _("%(team)s去了两次，请的人还不满意，报给书记。"),
    "rate": _("%(team)s上门办好了，请的人说行。"),
    "settle": _("请%(team)s上门的事，书记办结了。"),
    "decline": _("%(team)s办不了，社区接着想办法。"),
    "withdraw": _("请的人说，%(team)s不用上门了。"),
}
PRIVATE: Mapping[str, Text] = {
    "visit": _("%(team)s上门了，看看办好没有。"),
    "miss": _("%(team)s上门没见到人，另约时间。"),
}
"""Whether somebody was at home, and what was done there, is nobody else's to read."""


def tell_matter(actor: Actor, request: HelpRequest, verb: str, *, now: datetime) -> None:
    """After a step on a request: its matter's course and its person in charge learn of it."""
    told = PUBLIC.get(verb) or PRIVATE.get(verb)
    if request.matter_id is None or told is None:
        return
    words = str(told) % {"team": request.service.team.name}
    hear(actor, request.matter_id, words=words, now=now, is_public=verb in PUBLIC)


def answer_matter(actor: Actor, request: HelpRequest, *, now: datetime) -> None:
    """The person's word on a request is their word on its matter: nobody is asked twice (B-03)."""
    matter = request.matter
    if matter is None or matter.reporter_id is None:
        return
    matter.refresh_from_db(fields=["state"])
    if matter.state != State.TO_CONFIRM:
        return
    is_bad = request.satisfaction == Satisfaction.BAD
    answers.say(
        _as_reporter(actor, matter.pk),
        matter.pk,
        outcome=Outcome.NOT if is_bad else Outcome.SOLVED,
        satisfaction=request.satisfaction,
        reason=request.rating_words,
        now=now,
        person_id=matter.reporter_id if works_on(actor, matter) else None,
    )


def _as_reporter(actor: Actor, matter_id: int) -> Actor:
    """Who came by the request's private link may speak for its matter as well."""
    return replace(actor, granted=actor.granted | {matter_id})
