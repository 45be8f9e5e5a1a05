"""From words to a numbered matter, once however often it is sent."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext as _

from lianxin.core import danger, journal
from lianxin.core.actor import DESK, Actor
from lianxin.core.errors import Invalid, NotPermitted, TooMany
from lianxin.core.http import local_day
from lianxin.core.models import Upload
from lianxin.core.packs import Rule, rule
from lianxin.core.text import said
from lianxin.core.workdays import add_workdays
from lianxin.matters.actions.taking import signed, tokens_of
from lianxin.matters.actions.work import show_photos
from lianxin.matters.models import (
    Application,
    Category,
    Channel,
    Matter,
    MatterPhoto,
    NumberCounter,
    Relay,
    Stage,
)
from lianxin.people.actions import meet
from lianxin.people.models import Person
from lianxin.places.models import Community, Kind, Place

MOST_WORDS = 500
MOST_RELAYED_WORDS = 4_000
"""What Open311 lets an application send."""
TITLE_LENGTH = 30
TRIES = 3
"""A report can be beaten to its person, to its counter and to its key, once each."""


@dataclass(frozen=True, slots=True)
class Report:
    """What is being brought up, as its writer leaves it."""

    key: uuid.UUID
    """Sent twice under one key it is one matter."""
    community: Community
    category: Category
    kind: str
    words: str
    title: str = ""
    place: Place | None = None
    place_words: str = ""
    answers: Mapping[str, Any] = field(default_factory=dict)
    is_public: bool = True
    is_named: bool = False
    channel: str = Channel.WEB
    name: str = ""
    phone: str = ""
    """Eleven digits, or none."""
    uploads: Sequence[Upload] = ()
    photos: Sequence[UploadedFile] = ()
    """As they come with it, where no draft has kept them before."""
    application: Application | None = None
    """Whose user brings it up, where it came by Open311; then nobody need leave a phone."""
    media_url: str = ""


def file(actor: Actor, report: Report, *, now: datetime) -> Matter:
    """Record a matter for oneself, or as staff for somebody else (代办).

    Raises NotPermitted in a closed community, TooMany for too many in an hour, Invalid for no
    words.
    """
    if not report.community.is_open:
        raise NotPermitted(_("这个社区暂时不收新的事。急事请打 12345。"))
    for _again in range(TRIES):
        try:
            return _file(actor, report, now=now)
        except IntegrityError:
            # Either this key was sent already, or two met the same new person or counter at once.
            if found := Matter.objects.filter(draft_key=report.key).first():
                return found
    return _file(actor, report, now=now)


@transaction.atomic
def _file(actor: Actor, report: Report, *, now: datetime) -> Matter:
    is_proxy = actor.holds(DESK, report.community.pk) and report.channel not in (
        Channel.WEB,
        Channel.CODE,
    )
    matter = _drawn_up(report, now=now)
    matter.reporter = _reporter(actor, report, is_proxy=is_proxy, now=now)
    matter.taken_by_id = actor.user_id if is_proxy else None
    if not is_proxy and report.application is None:
        _check_pace(report.community, matter.reporter, now=now)
    if report.is_public and (actor.is_known or is_proxy or _is_vouched_for(report)):
        matter.shown_at = now
    # The counter is locked last, so that it holds up as little as can be.
    matter.number = next_number(report.community, local_day(now).year)
    matter.tokens = tokens_of(matter)
    matter.save(force_insert=True)
    _hang_photos(matter, report.uploads, now=now)
    show_photos(matter, report.photos, Stage.BEFORE, now=now)
    relayed = _relayed(matter, report, now=now)
    journal.record(
        actor,
        "report",
        matter,
        matter.community_id,
        at=now,
        office=_("一位居民") if is_proxy else signed(matter),
        is_public=True,
        channel=report.channel,
        **relayed,
    )
    return matter


def _is_vouched_for(report: Report) -> bool:
    """Whether an application has checked whose words it brings (S-14)."""
    return report.application is not None and report.application.is_trusted


def _relayed(matter: Matter, report: Report, *, now: datetime) -> dict[str, str]:
    """Keep by which application a matter came, and give what the journal tells of that."""
    if report.application is None:
        return {}
    Relay.objects.create(
        application=report.application, matter=matter, media_url=report.media_url, at=now
    )
    return {"application": report.application.name}


def _drawn_up(report: Report, *, now: datetime) -> Matter:
    """The matter that a report makes, with its clock set, before anybody is bound to it."""
    most = MOST_RELAYED_WORDS if report.application else MOST_WORDS
    words = said(report.words, field="words", missing=_("说一说是什么事。"), most=most)
    reply_rule = _rule(report.community, "matters.reply_workdays", now=now)
    due_on = add_workdays(local_day(now), reply_rule.count)
    return Matter(
        community=report.community,
        draft_key=report.key,
        kind=report.kind,
        category=report.category,
        title=said(report.title or title_of(words), field="title", missing="", most=60),
        words=words,
        answers=dict(report.answers),
        place=report.place,
        courtyard_id=courtyard_id(report.place),
        place_words=report.place_words,
        is_named=report.is_named,
        is_public=report.is_public,
        channel=report.channel,
        reported_at=now,
        reply_due_on=due_on,
        reply_rule_id=reply_rule.pk,
        due_on=due_on,
        is_urgent=report.category.is_urgent or bool(danger.find(words)),
    )


def _reporter(actor: Actor, report: Report, *, is_proxy: bool, now: datetime) -> Person | None:
    community_id = report.community.pk
    if is_proxy or report.application:
        if not (report.phone or report.name):
            return None
        return meet(community_id, now=now, phone=report.phone, name=report.name)
    if actor.is_known:
        return meet(community_id, now=now, name=actor.name, user_id=actor.user_id)
    if not report.phone:
        raise Invalid(_("留一个手机号，办到哪一步好告诉您。"), field="phone")
    return meet(community_id, now=now, phone=report.phone, name=report.name)


def _check_pace(community: Community, reporter: Person | None, *, now: datetime) -> None:
    most = _rule(community, "matters.reports_an_hour", now=now).count
    lately = Matter.objects.filter(reporter=reporter, reported_at__gt=now - timedelta(hours=1))
    if lately[:most].count() >= most:
        raise TooMany(
            _("一小时里最多报 %(most)d 件，歇一会儿再报。急事请打社区电话。") % {"most": most}
        )


def _rule(community: Community, key: str, *, now: datetime) -> Rule:
    return rule(key, on=local_day(now), jurisdictions=community.subdistrict.jurisdictions)


def courtyard_id(place: Place | None) -> int | None:
    if place is None:
        return None
    return place.pk if place.kind == Kind.COURTYARD else place.courtyard_id


def title_of(words: str) -> str:
    """The first clause, cut at a length that a list's line can hold."""
    first = words.strip().splitlines()[0]
    for mark in "。！？；!?;":
        first = first.split(mark)[0]
    if len(first) > TITLE_LENGTH:
        first = first[: TITLE_LENGTH - 1] + "…"
    return first or words.strip()[:TITLE_LENGTH]


def next_number(community: Community, year: int) -> str:
    """The next number of a community and year, e.g. LSL-2026-000123."""
    return numbers(community, year, 1)[0]


def numbers(community: Community, year: int, count: int) -> list[str]:
    """The next so many numbers, counted in one statement under the counter's lock."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE matters_numbercounter SET last = last + %s"
            " WHERE community_id = %s AND year = %s RETURNING last",
            [count, community.pk, year],
        )
        row = cursor.fetchone()
    last = (
        row[0]
        if row
        else NumberCounter.objects.create(community=community, year=year, last=count).last
    )
    return [f"{community.prefix}-{year}-{each:06d}" for each in range(last - count + 1, last + 1)]


def _hang_photos(matter: Matter, uploads: Sequence[Upload], *, now: datetime) -> None:
    if uploads:
        MatterPhoto.objects.bulk_create(
            MatterPhoto(matter=matter, upload=upload, stage=Stage.BEFORE, at=now)
            for upload in uploads
        )
