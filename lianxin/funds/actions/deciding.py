"""A project from decision to result: agreed, approved, announced, delivered, accepted, told."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, OutOfOrder
from lianxin.core.http import local_day
from lianxin.core.spoken import spoken_day
from lianxin.core.text import said
from lianxin.core.workdays import add_workdays
from lianxin.funds.actions.ledger import release, set_aside
from lianxin.funds.actions.taking import put, taken
from lianxin.funds.models import Acceptor, Capacity, Overseer, Project
from lianxin.funds.queries.law import NOTICE, OVERSEERS, RESIDENTS, count_for


@transaction.atomic
def agree(actor: Actor, pk: int, *, words: str, now: datetime, seen: int | None = None) -> Project:
    """The residents' committee agrees to what residents or their council decided."""
    project, step = taken(actor, pk, "agree", seen=seen)
    project.agreed_words = said(
        words, field="words", missing=_("写一句哪次会、怎么定的。"), most=300
    )
    put(actor, project, step, now=now, changed={"agreed_words"}, is_linked=bool(project.meeting_id))
    return project


@transaction.atomic
def approve(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> Project:
    """The street approves, and the money is set aside; more than there is, is refused (F-01)."""
    project, step = taken(actor, pk, "approve", seen=seen)
    set_aside(actor, project, now=now)
    project.approved_at = now
    put(actor, project, step, now=now, changed={"approved_at"}, cost=project.cost)
    return project


@transaction.atomic
def refuse(actor: Actor, pk: int, *, words: str, now: datetime, seen: int | None = None) -> Project:
    project, step = taken(actor, pk, "refuse", seen=seen)
    project.result = said(words, field="words", missing=_("写一句为什么不批。"), most=500)
    put(actor, project, step, now=now, changed={"result"}, words=project.result)
    return project


@transaction.atomic
def announce(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> Project:
    """Begin the public notice: so many working days, the first of them tomorrow (F-05)."""
    project, step = taken(actor, pk, "announce", seen=seen)
    days = count_for(project.community, NOTICE, now=now)
    project.notice_from = local_day(now)
    project.notice_until = add_workdays(project.notice_from, days)
    changed = {"notice_from", "notice_until"}
    put(actor, project, step, now=now, changed=changed, until=project.notice_until.isoformat())
    return project


@transaction.atomic
def deliver(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> Project:
    """Begin the work, when the notice is over."""
    project, step = taken(actor, pk, "deliver", seen=seen)
    until = project.notice_until
    if until is None or local_day(now) <= until:
        first = (until or local_day(now)) + timedelta(days=1)
        raise OutOfOrder(_("公示还没有满，最早%(day)s开始实施。") % {"day": spoken_day(first)})
    if waiting := project.objections.filter(answered_at__isnull=True).count():
        raise OutOfOrder(
            _("还有 %(count)d 条不同意见没有答复，先答复，再实施。") % {"count": waiting}
        )
    project.delivered_from = local_day(now)
    put(actor, project, step, now=now, changed={"delivered_from"})
    return project


@transaction.atomic
def accept(
    actor: Actor,
    pk: int,
    *,
    residents: Sequence[str],
    overseer_ids: Sequence[int],
    now: datetime,
    seen: int | None = None,
) -> Project:
    """Residents and the oversight committee accept the work; neither can be missing (F-05)."""
    project, step = taken(actor, pk, "accept", seen=seen)
    names = list(dict.fromkeys(name.strip()[:60] for name in residents if name.strip()))
    today = local_day(now)
    overseers = list(
        Overseer.objects.filter(
            Q(until__isnull=True) | Q(until__gte=today),
            community_id=project.community_id,
            since__lte=today,
            pk__in=overseer_ids,
        )
    )
    _refuse_few(project, len(names), len(overseers), now=now)
    accepting = [Acceptor(capacity=Capacity.RESIDENT, name=name) for name in names]
    accepting += [
        Acceptor(capacity=Capacity.OVERSEER, name=each.name, overseer=each) for each in overseers
    ]
    _refuse_interested(project, [each.name for each in accepting])
    for each in accepting:
        each.project = project
    Acceptor.objects.bulk_create(accepting)
    project.accepted_at = now
    put(actor, project, step, now=now, changed={"accepted_at"}, count=len(accepting))
    return project


def _refuse_few(project: Project, residents: int, overseers: int, *, now: datetime) -> None:
    least = count_for(project.community, RESIDENTS, now=now)
    if residents < least:
        raise Invalid(_("至少要 %(least)d 位居民参加验收。") % {"least": least}, field="residents")
    least = count_for(project.community, OVERSEERS, now=now)
    if overseers < least:
        raise Invalid(
            _("至少要 %(least)d 位居务监督委员会的人参加验收。") % {"least": least},
            field="overseers",
        )


def _refuse_interested(project: Project, names: Sequence[str]) -> None:
    if len(set(names)) < len(names):
        raise Invalid(_("同一个人不能既算居民又算监督委员。"), field="residents")
    interested = {each.name for each in project.interests.all()}
    if found := [name for name in names if name in interested]:
        raise Invalid(
            _("%(name)s申报过利害关系，不能参加验收。") % {"name": found[0]}, field="residents"
        )


@transaction.atomic
def publish(
    actor: Actor, pk: int, *, words: str, now: datetime, seen: int | None = None
) -> Project:
    """Tell the result; what was not needed goes back to the fund."""
    project, step = taken(actor, pk, "publish", seen=seen)
    project.result = said(words, field="words", missing=_("写一句办成了什么样。"), most=500)
    project.published_at = now
    release(actor, project, now=now)
    put(actor, project, step, now=now, changed={"result", "published_at"}, words=project.result)
    return project
