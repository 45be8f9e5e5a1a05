"""What residents say of a published card: two weeks, once each, changed as often as they like."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.http import local_day
from lianxin.core.text import said
from lianxin.people.actions import meet
from lianxin.people.queries import workplace
from lianxin.reports.models import Comment, Mark, Rating
from lianxin.reports.queries.editions import published
from lianxin.reports.queries.saying import say_until


@transaction.atomic
def say(
    actor: Actor,
    slug: str,
    year: int,
    *,
    marks: Mapping[str, str],
    words: str,
    now: datetime,
) -> int:
    """Rate sections of the published card, and write what one likes to it; returns how many."""
    edition = published(slug, year)
    if edition is None or edition.frozen is None:
        raise NotFound
    if not actor.is_known:
        raise NotPermitted(_("先登录，一人评一次。没有账号，请社区的人帮您办一个。"))
    if local_day(now) > say_until(edition):
        raise OutOfOrder(_("测评已经结束了，谢谢您。"))
    sections = {each["name"] for each in edition.frozen["sections"]}
    if not set(marks) <= sections or not set(marks.values()) <= set(Mark.values):
        raise NotFound
    tidy = said(words, field="words", missing="", most=300) if words.strip() else ""
    if not marks and not tidy:
        raise Invalid(_("至少评一节，或者写一句话。"), field="words")
    person = meet(edition.community_id, now=now, name=actor.name, user_id=actor.user_id)
    at: dict[str, Any] = {"community_id": edition.community_id, "year": year, "person": person}
    for section, mark in marks.items():
        told: dict[str, Any] = {"mark": mark, "said_at": now}
        Rating.objects.update_or_create(**at, section=section, defaults=told)
    if tidy:
        # Changed words are read again before they show.
        told = {"words": tidy, "said_at": now, "shown_at": None, "hidden_why": ""}
        Comment.objects.update_or_create(**at, defaults=told)
    journal.record(actor, "say", edition, edition.community_id, at=now, sections=len(marks))
    return len(marks)


@transaction.atomic
def show(actor: Actor, slug: str, pk: int, *, now: datetime) -> Comment:
    """Let a comment be seen by everybody, without its writer's name."""
    return _read(actor, slug, pk, "show", now, shown_at=now, hidden_why="")


@transaction.atomic
def hide(actor: Actor, slug: str, pk: int, *, why: str, now: datetime) -> Comment:
    """Keep a comment from being seen, for a reason that its writer can read."""
    reason = said(why, field="why", missing=_("写一句为什么不显示。"), most=200)
    return _read(actor, slug, pk, "hide", now, shown_at=None, hidden_why=reason)


def _read(
    actor: Actor, slug: str, pk: int, deed: str, now: datetime, **told: datetime | str | None
) -> Comment:
    community = workplace(actor, slug)
    comment = Comment.objects.select_for_update().filter(community=community, pk=pk).first()
    if comment is None:
        raise NotFound
    Comment.objects.filter(pk=pk).update(**told)
    journal.record(actor, deed, comment, community.pk, at=now)
    comment.refresh_from_db()
    return comment
