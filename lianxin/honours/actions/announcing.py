"""Announcements: written, published to whom they concern, withdrawn for all to see."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.activities.models import CulturalTeam
from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.http import local_day
from lianxin.core.text import said, tidy
from lianxin.council.models import Council
from lianxin.honours.models import Announcement, Attachment, Audience
from lianxin.honours.queries.access import announcement_for
from lianxin.honours.rules import NOTICE_FLOW
from lianxin.honours.rules.access import works_in
from lianxin.honours.tasks import tell_concerned
from lianxin.party.actions.papers import read, refuse_marked_words
from lianxin.places.models import Community, Kind, Place
from lianxin.volunteers.actions.taking import check_seen, leave, put
from lianxin.volunteers.models import Team

MOST_FILES = 10
WRITTEN = frozenset(
    {
        "title", "words", "audience", "place", "team", "troupe", "council", "valid_from",
        "valid_until", "is_pinned",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnouncementTold:
    title: str
    words: str
    to: str = "community:"
    """To whom: a kind and a key, as `queries.announcements.audiences` lists them."""
    valid_from: date
    valid_until: date
    is_pinned: bool = False


@transaction.atomic
def write_announcement(
    actor: Actor,
    community: Community,
    told: AnnouncementTold,
    files: Iterable[UploadedFile] = (),
    *,
    now: datetime,
) -> Announcement:
    if not works_in(actor, community.pk):
        raise NotPermitted(_("公告由社区的工作人员来写。"))
    made = Announcement(community=community, written_at=now)
    _write(made, told)
    made.save(force_insert=True)
    _attach(made, files, now=now)
    journal.record(actor, "write_announcement", made, community.pk, at=now)
    return made


def _write(made: Announcement, told: AnnouncementTold) -> None:
    made.title = said(told.title, field="title", missing=_("起个标题。"), most=60)
    made.words = said(told.words, field="words", missing=_("写明是什么事。"), most=2000)
    for field in ("title", "words"):
        refuse_marked_words(getattr(made, field), field=field)
    if told.valid_until < told.valid_from:
        raise Invalid(_("结束要在开始之后。"), field="valid_until")
    made.valid_from, made.valid_until = told.valid_from, told.valid_until
    made.is_pinned = told.is_pinned
    _address(made, told.to)


def _address(made: Announcement, to: str) -> None:
    """Set whom it is to; raises Invalid for what is not of this community."""
    kind, _colon, key = to.partition(":")
    number = int(key) if key.isdecimal() and len(key) < 16 else 0
    made.place = made.team = made.troupe = made.council = None
    made.audience = Audience.GROUP
    here = {"community": made.community_id, "pk": number}
    if kind == Audience.COMMUNITY:
        made.audience = Audience.COMMUNITY
        return
    if kind in (Audience.COURTYARD, Audience.BUILDING):
        made.audience = kind
        made.place = Place.objects.filter(kind=Kind(kind), **here).first()
    elif kind == "team":
        made.team = Team.objects.filter(**here).first()
    elif kind == "troupe":
        made.troupe = CulturalTeam.objects.filter(**here).first()
    elif kind == "council":
        made.council = Council.objects.filter(**here).first()
    if not (made.place or made.team or made.troupe or made.council):
        raise Invalid(_("从单子里选发给谁。"), field="to")


def _attach(made: Announcement, files: Iterable[UploadedFile], *, now: datetime) -> None:
    room = MOST_FILES - made.attachments.count()
    for file in files:
        if room <= 0:
            raise Invalid(_("最多放 %(most)d 个附件。") % {"most": MOST_FILES}, field="papers")
        room -= 1
        paper = read(file, title=made.title, field="papers")
        kept = Attachment(
            announcement=made,
            name=tidy(file.name or "").strip()[-80:] or _("附件"),
            size=len(paper.data),
            added_at=now,
        )
        name = f"{now:%Y/%m}/{kept.key}.{paper.extension}"
        kept.file.save(name, ContentFile(paper.data), save=False)
        kept.save(force_insert=True)


def _taken(actor: Actor, pk: int, seen: int | None) -> Announcement:
    found = announcement_for(actor, pk, lock=True)
    check_seen(found, seen, _("这条公告刚刚有人动过，下面是最新的样子。"))
    return found


@transaction.atomic
def rewrite_announcement(
    actor: Actor,
    pk: int,
    told: AnnouncementTold,
    files: Iterable[UploadedFile] = (),
    *,
    now: datetime,
    seen: int | None = None,
) -> Announcement:
    """Change a draft; what is published is withdrawn and written anew instead."""
    made = _taken(actor, pk, seen)
    step = leave(NOTICE_FLOW, "rewrite", actor, made)
    _write(made, told)
    _attach(made, files, now=now)
    put(actor, made, step, made.community_id, now=now, changed=WRITTEN)
    return made


@transaction.atomic
def detach(
    actor: Actor, pk: int, *, attachment: int, now: datetime, seen: int | None = None
) -> Announcement:
    made = _taken(actor, pk, seen)
    step = leave(NOTICE_FLOW, "detach", actor, made)
    held = made.attachments.filter(pk=attachment).first()
    if held is None:
        raise NotFound
    held.delete()
    transaction.on_commit(partial(held.file.storage.delete, held.file.name))
    put(actor, made, step, made.community_id, now=now, name=held.name)
    return made


@transaction.atomic
def publish(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> Announcement:
    """Publish it, and tell everybody whom it concerns."""
    made = _taken(actor, pk, seen)
    step = leave(NOTICE_FLOW, "publish", actor, made)
    if made.valid_until < local_day(now):
        raise OutOfOrder(_("有效期已经过了，先改日子再发布。"))
    made.published_at = now
    entry = put(actor, made, step, made.community_id, now=now, changed={"published_at"})
    tell_concerned.enqueue(entry.pk)
    return made


@transaction.atomic
def pin(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> Announcement:
    """Pin what is published to the top, or let it go."""
    made = _taken(actor, pk, seen)
    step = leave(NOTICE_FLOW, "pin", actor, made)
    made.is_pinned = not made.is_pinned
    put(actor, made, step, made.community_id, now=now, changed={"is_pinned"}, is_on=made.is_pinned)
    return made


@transaction.atomic
def withdraw_announcement(
    actor: Actor, pk: int, *, words: str, now: datetime, seen: int | None = None
) -> Announcement:
    """Take it back: it stays where it was, marked as withdrawn and why; those told are told so."""
    made = _taken(actor, pk, seen)
    step = leave(NOTICE_FLOW, "withdraw", actor, made)
    missing = _("写一句为什么撤回，大家看得到。")
    made.reason = said(words, field="words", missing=missing, most=200)
    made.withdrawn_at = now
    changed = {"reason", "withdrawn_at"}
    entry = put(actor, made, step, made.community_id, now=now, changed=changed)
    tell_concerned.enqueue(entry.pk)
    return made
