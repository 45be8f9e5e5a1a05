"""How requests, half-days and reasons are told."""

from collections.abc import Iterable
from datetime import date

from django import template
from django.utils.translation import gettext as _

from lianxin.core.masks import mask_name
from lianxin.core.templatetags.lx import near_date
from lianxin.matters.models import Satisfaction
from lianxin.services.models import MemberTime, WantedHalf
from lianxin.services.queries.planning import AWAY, NO_LICENCE, NOBODY, NOWHERE
from lianxin.services.rules.halves import dated
from lianxin.services.rules.halves import weekly as weekly_told
from lianxin.services.solving.problem import FULL
from lianxin.volunteers.models import Half

register = template.Library()

TONES = {
    "asked": "new", "planned": "doing", "visited": "wait", "supervised": "supervised",
    "closed": "done", "declined": "declined", "withdrawn": "withdrawn", "moved": "referred",
    "done": "done", "missed": "lapsed", "called_off": "withdrawn",
    "computing": "doing", "ready": "done", "failed": "lapsed",
}  # fmt: skip
"""The tone of each state's badge."""


@register.filter
def request_tone(state: str) -> str:
    return TONES[state]


@register.filter
def hidden_name(name: str) -> str:
    return mask_name(name)


@register.filter
def satisfaction(said: str) -> str:
    return str(Satisfaction(said).label)


@register.filter
def weekly(times: Iterable[MemberTime]) -> str:
    """周一到周五全天、周六上午"""
    return weekly_told((each.weekday, each.half) for each in times)


@register.filter
def half_told(half: str) -> str:
    return str(Half(half).label)


@register.filter
def wanted(halves: Iterable[WantedHalf]) -> str:
    """11月30日到12月5日全天、12月7日上午"""
    return dated(((each.day, each.half) for each in halves), told=near_date)


@register.filter
def short_halves(halves: Iterable[tuple[date, str]]) -> str:
    return dated(halves, told=near_date)


@register.filter
def reason(code: str) -> str:
    """Why something could not be planned."""
    return {
        FULL: _("能去的人这半天都排满了"),
        NOWHERE: _("没有选到院子，不知道怎么走"),
        NOBODY: _("队里没有人会做这一样"),
        NO_LICENCE: _("要有资质，队里没有人的资质在有效期"),
        AWAY: _("会做的人这半天都不上门"),
    }[code]
