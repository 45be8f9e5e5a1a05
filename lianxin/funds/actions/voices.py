"""What residents say of the fund, and what they are answered (F-05, F-07)."""

import uuid
from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotPermitted, OutOfOrder
from lianxin.core.flow import Step
from lianxin.core.http import local_day
from lianxin.core.models import Entry
from lianxin.core.text import said
from lianxin.funds.actions.projects import Proposal, draft
from lianxin.funds.actions.taking import put, taken
from lianxin.funds.models import Budget, BudgetState, Idea, IdeaState, Objection, Origin
from lianxin.funds.queries.access import fund_of
from lianxin.funds.queries.voices import idea_for, objection_for
from lianxin.funds.rules.voices import IDEA_FLOW
from lianxin.notifications.actions import tell
from lianxin.places.models import Community


@transaction.atomic
def raise_idea(
    actor: Actor, community: Community, *, title: str, words: str, key: uuid.UUID, now: datetime
) -> Idea:
    """Say what the fund should pay for; the same form sent twice is one idea."""
    if not actor.is_known or fund_of(community.pk) is None:
        raise NotPermitted(_("先登录，再说您的点子。"))
    if known := Idea.objects.filter(key=key, author_id=actor.user_id).first():
        return known
    idea = Idea.objects.create(
        community=community,
        author_id=actor.user_id or 0,
        title=said(title, field="title", missing=_("用一句话说想办什么。"), most=60),
        words=said(words, field="words", missing=_("写几句为什么想办、谁用得上。"), most=500),
        key=key,
        raised_at=now,
    )
    journal.record(actor, "raise_idea", idea, community.pk, at=now, is_public=False)
    return idea


@transaction.atomic
def take_idea(
    actor: Actor, pk: int, *, words: str, use: str, now: datetime, seen: int | None = None
) -> Idea:
    """Make a project of it, which then goes the way of every project."""
    idea, step = _opened(actor, pk, "take", seen)
    budget = (
        Budget.objects.filter(community=idea.community_id, state=BudgetState.APPROVED)
        .order_by("-year")
        .first()
    )
    if budget is None:
        raise OutOfOrder(_("今年的经费还没有核定，核定以后才能列项目。"))
    answer = said(words, field="words", missing=_("写一句能不能办、怎么办。"), most=500)
    made = Proposal(
        title=idea.title, words=idea.words, use=use, origin=Origin.NEED, asked_by=_("居民的点子")
    )
    idea.project = draft(actor, budget.pk, made, now=now)
    return _answered(actor, idea, step, answer, now=now)


@transaction.atomic
def decline_idea(
    actor: Actor, pk: int, *, words: str, now: datetime, seen: int | None = None
) -> Idea:
    """Say why the fund does not pay for it this time."""
    idea, step = _opened(actor, pk, "decline", seen)
    answer = said(words, field="words", missing=_("写一句为什么这次不列。"), most=500)
    return _answered(actor, idea, step, answer, now=now)


@transaction.atomic
def withdraw_idea(actor: Actor, pk: int, *, now: datetime) -> Idea:
    idea, step = _opened(actor, pk, "withdraw", None)
    idea.state = step.leads_to(idea)
    idea.revision += 1
    idea.save(update_fields=["state", "revision"])
    journal.record(actor, "withdraw_idea", idea, idea.community_id, at=now, is_public=False)
    return idea


def _opened(actor: Actor, pk: int, verb: str, seen: int | None) -> tuple[Idea, Step]:
    idea = idea_for(actor, pk, lock=True)
    if seen is not None and seen != idea.revision:
        raise OutOfOrder(_("刚刚有人答复过，下面是最新的样子。您写的还在，看过再发。"))
    return idea, IDEA_FLOW.require(verb, actor, idea, standing=IdeaState(idea.state).label)


def _answered(actor: Actor, idea: Idea, step: Step, answer: str, *, now: datetime) -> Idea:
    idea.state = step.leads_to(idea)
    idea.answer, idea.answered_at = answer, now
    idea.revision += 1
    idea.save(update_fields=["state", "answer", "answered_at", "project", "revision"])
    entry = journal.record(
        actor, f"{step.verb}_idea", idea, idea.community_id, at=now, office=actor.name
    )
    tell(
        [idea.author_id],
        idea,
        title=idea.title,
        text=_("%(state)s：%(words)s") % {"state": idea.get_state_display(), "words": answer},
        url=reverse("funds:ideas", args=[idea.community.slug]),
        at=now,
        community_id=idea.community_id,
        mark=entry.pk,
    )
    return idea


@transaction.atomic
def object_to(actor: Actor, pk: int, *, words: str, now: datetime) -> Objection:
    """Say what one has against a project while it is on notice (F-05)."""
    project, step = taken(actor, pk, "object")
    if project.notice_until is None or local_day(now) > project.notice_until:
        raise OutOfOrder(_("公示已经满了。有意见可以向居务监督委员会反映。"))
    waiting = project.objections.filter(author_id=actor.user_id, answered_at__isnull=True)
    if waiting.exists():
        raise OutOfOrder(_("您的意见已经收到，正等社区答复。"))
    made = Objection.objects.create(
        project=project,
        author_id=actor.user_id or 0,
        words=said(words, field="words", missing=_("写一句您不同意什么。"), most=500),
        raised_at=now,
    )
    put(actor, project, step, now=now)
    return made


@transaction.atomic
def answer_objection(actor: Actor, pk: int, *, words: str, now: datetime) -> Objection:
    """Answer an objection; the work does not begin before that."""
    found = objection_for(actor, pk)
    project, step = taken(actor, found.project_id, "answer_objection")
    found = objection_for(actor, pk, lock=True)
    if found.answered_at is not None:
        raise OutOfOrder(_("这条意见已经答复过了。"))
    if found.author_id == actor.user_id:
        raise Invalid(_("自己提的意见，请别人来答复。"), field="words")
    found.answer = said(words, field="words", missing=_("写一句怎么答复。"), most=500)
    found.answered_at, found.answered_by_id = now, actor.user_id
    found.save(update_fields=["answer", "answered_at", "answered_by"])
    entry = put(actor, project, step, now=now)
    _tell_objector(found, entry, now=now)
    return found


def _tell_objector(found: Objection, entry: Entry, *, now: datetime) -> None:
    project = found.project
    tell(
        [found.author_id],
        project,
        title=project.title,
        text=_("对您的意见，社区答复：%(words)s") % {"words": found.answer},
        url=reverse("funds:project", args=[project.community.slug, project.pk]),
        at=now,
        community_id=project.community_id,
        mark=entry.pk,
    )
