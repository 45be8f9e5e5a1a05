"""Asking for help: for oneself, for a relative, or as staff for somebody (代办)."""

import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import DESK, Actor
from lianxin.core.errors import Invalid, NotPermitted, TooMany
from lianxin.core.http import local_day
from lianxin.core.text import said
from lianxin.core.workdays import add_workdays
from lianxin.matters.models import Channel, Matter
from lianxin.people.actions import meet
from lianxin.people.models import Person
from lianxin.places.models import Community, Place
from lianxin.services.actions.taking import put, taken
from lianxin.services.models import Asker, For, HelpRequest, RequestCounter, Service, WantedHalf
from lianxin.services.queries.rates import AHEAD, FIRST_VISIT, PACE, count_of, rule_of
from lianxin.services.queries.reach import is_cared_for
from lianxin.services.rules.reach import Outside, outside_told
from lianxin.volunteers.models import Half

TRIES = 3
MOST_WORDS = 500


@dataclass(frozen=True, slots=True)
class Asking:
    """Everything about a request before it has a number."""

    key: uuid.UUID
    community: Community
    service: Service
    words: str
    halves: Collection[tuple[date, str]]
    place: Place | None = None
    place_words: str = ""
    whom: str = For.SELF
    served_name: str = ""
    name: str = ""
    phone: str = ""
    channel: str = Channel.WEB
    urgent_words: str = ""
    """Why it goes ahead; only staff's word counts."""
    fits: bool = False
    """Whether who is to be called on is one of whom the service is for, as was said."""
    outside_words: str = ""
    """Why staff record it although they are not."""
    repeats: HelpRequest | None = None
    matter: Matter | None = None
    asker: Person | None = field(default=None)
    """Who asked, where that is known already: of a matter."""
    since: datetime | None = None
    """Since when its clock runs, where that is longer than now: a matter's."""


def ask(actor: Actor, asking: Asking, *, now: datetime) -> HelpRequest:
    """Ask for help once, however often it is sent under its key.

    Raises NotPermitted in a closed community, TooMany for too many in an hour, Invalid for what
    is missing.
    """
    if not asking.community.is_open:
        raise NotPermitted(_("这个社区暂时不收新的事。急事请打 12345。"))
    for _again in range(TRIES):
        try:
            return _ask(actor, asking, now=now)
        except IntegrityError:
            # Either this key was sent already, or two met the same new person or counter at once.
            if found := HelpRequest.objects.filter(key=asking.key).first():
                return found
    return _ask(actor, asking, now=now)


@transaction.atomic
def _ask(actor: Actor, asking: Asking, *, now: datetime) -> HelpRequest:
    community, today = asking.community, local_day(now)
    is_proxy = asking.channel not in (Channel.WEB, Channel.CODE)
    if is_proxy and not actor.holds(DESK, community.pk):
        raise NotPermitted(_("代办登记由社区的工作人员来做。"))
    outside = _check_reach(actor, asking, is_proxy=is_proxy)
    request = _drawn_up(asking, now=now)
    request.outside_words = outside
    request.asker = asking.asker or _asker(actor, asking, is_proxy=is_proxy, now=now)
    request.taken_by_id = actor.user_id if is_proxy else None
    if is_proxy and asking.urgent_words.strip():
        request.is_urgent, request.urgent_words = True, asking.urgent_words.strip()[:120]
    if not is_proxy:
        _check_pace(request, now=now)
    halves = _halves(asking, on=today)
    request.number = _next_number(community)
    request.save(force_insert=True)
    WantedHalf.objects.bulk_create(
        WantedHalf(request=request, day=day, half=half) for day, half in halves
    )
    channel = asking.channel
    journal.record(actor, "ask", request, community.pk, at=now, channel=channel, outside=outside)
    return request


def _check_reach(actor: Actor, asking: Asking, *, is_proxy: bool) -> str:
    """Whether the service is for whoever is to be called on; returns why it is recorded where it
    is not.

    Staff ask and say so: they may not look up who is cared for. Raises Outside for anybody else.
    """
    service = asking.service
    if service.asker == Asker.EVERYBODY:
        return ""
    if is_proxy:
        return "" if asking.fits else _why_outside(asking)
    is_inside = asking.fits and service.asker == Asker.ELDERS
    if not is_inside and not is_cared_for(actor, asking.community.pk):
        field = "fits" if service.asker == Asker.ELDERS else "service"
        raise Outside(outside_told(service.asker), field=field)
    return ""


def _why_outside(asking: Asking) -> str:
    missing = _("这一项是给“%(whom)s”的：问过了、是的，勾上；不是也要记的，写明为什么。") % {
        "whom": asking.service.get_asker_display()
    }
    return said(asking.outside_words, field="outside_words", missing=missing, most=120)


def _drawn_up(asking: Asking, *, now: datetime) -> HelpRequest:
    if asking.service.community_id != asking.community.pk or not asking.service.is_offered:
        raise Invalid(_("这一项现在不提供了，请选别的。"), field="service")
    if asking.place is None and not asking.place_words.strip():
        raise Invalid(_("说一说在哪儿，上门好找。"), field="yard")
    if asking.whom != For.SELF and not asking.served_name.strip():
        raise Invalid(_("写上要去看的是谁。"), field="served_name")
    since = asking.since or now
    due = rule_of(asking.community, FIRST_VISIT, on=local_day(since))
    return HelpRequest(
        community=asking.community,
        key=asking.key,
        service=asking.service,
        words=said(asking.words, field="words", missing=_("说一说是什么事。"), most=MOST_WORDS),
        place=asking.place,
        place_words=asking.place_words.strip(),
        whom=asking.whom,
        served_name="" if asking.whom == For.SELF else asking.served_name.strip(),
        channel=asking.channel,
        repeats=asking.repeats,
        matter=asking.matter,
        asked_at=since,
        due_on=add_workdays(local_day(since), due.count),
        due_rule_id=due.pk,
    )


def _asker(actor: Actor, asking: Asking, *, is_proxy: bool, now: datetime) -> Person | None:
    community_id = asking.community.pk
    if not is_proxy and actor.is_known:
        return meet(community_id, now=now, name=actor.name, user_id=actor.user_id)
    if is_proxy and not (asking.phone or asking.name):
        return None
    if not asking.phone and not is_proxy:
        raise Invalid(_("留一个手机号，上门前好联系您。"), field="phone")
    return meet(community_id, now=now, phone=asking.phone, name=asking.name)


def _check_pace(request: HelpRequest, *, now: datetime) -> None:
    most = count_of(request.community, PACE, on=local_day(now))
    lately = HelpRequest.objects.filter(asker=request.asker, asked_at__gt=now - timedelta(hours=1))
    if request.asker and lately[:most].count() >= most:
        raise TooMany(
            _("一小时里最多请 %(most)d 次，歇一会儿再说。急事请打社区电话。") % {"most": most}
        )


def _halves(asking: Asking, *, on: date) -> Sequence[tuple[date, str]]:
    """The half-days asked for, each once, none past and none too far ahead."""
    last = on + timedelta(days=count_of(asking.community, AHEAD, on=on))
    found = sorted(set(asking.halves))
    if not found:
        raise Invalid(_("至少选一个家里有人的半天。"), field="halves")
    if any(not on <= day <= last or half not in Half.values for day, half in found):
        raise Invalid(_("选今天以后、表上有的半天。"), field="halves")
    return found


def _next_number(community: Community) -> int:
    """Counted in one statement under its lock."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE services_requestcounter SET last = last + 1"
            " WHERE community_id = %s RETURNING last",
            [community.pk],
        )
        row = cursor.fetchone()
    if row:
        return int(row[0])
    return RequestCounter.objects.create(community=community, last=1).last


@transaction.atomic
def change_times(
    actor: Actor, pk: int, *, halves: Collection[tuple[date, str]], now: datetime
) -> HelpRequest:
    """Say anew on which half-days somebody is at home."""
    request, step = taken(actor, pk, "change_times")
    asking = Asking(uuid.uuid4(), request.community, request.service, request.words, halves)
    found = _halves(asking, on=local_day(now))
    request.halves.all().delete()
    WantedHalf.objects.bulk_create(
        WantedHalf(request=request, day=day, half=half) for day, half in found
    )
    put(actor, request, step, now=now)
    return request
