"""A residents' vote: put together, opened, closed, counted, declared, or decided against."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import CLOCK, Actor
from lianxin.core.errors import Invalid, NotPermitted, OutOfOrder
from lianxin.core.http import local_day
from lianxin.core.text import said
from lianxin.funds.actions.taking import put, put_vote, taken, taken_vote
from lianxin.funds.models import (
    BallotKind,
    BudgetState,
    CountRule,
    Option,
    Project,
    ProjectState,
    Vote,
    VoterUnit,
    VoteState,
)
from lianxin.funds.queries import budget_for
from lianxin.funds.rules.access import works
from lianxin.funds.rules.money import FEN, yuan
from lianxin.funds.tasks import count_vote


@dataclass(frozen=True, slots=True)
class Plan:
    """What is voted on, how, until when; `amount` in fen, whole yuan."""

    title: str
    amount: int
    closes_on: date
    project_ids: Sequence[int]
    words: str = ""
    kind: str = BallotKind.APPROVAL
    rule: str = CountRule.EQUAL
    unit: str = VoterUnit.PERSON
    most_choices: int = 3
    points: int = 0


FIELDS = ("title", "words", "amount", "kind", "rule", "unit", "most_choices", "points", "closes_on")


@transaction.atomic
def plan_vote(actor: Actor, budget_id: int, made: Plan, *, now: datetime) -> Vote:
    """Put a vote together; how it is counted is announced with it."""
    budget = budget_for(actor, budget_id)
    if not works(actor, budget.community_id):
        raise NotPermitted(_("投票由社区的工作人员来准备。"))
    if budget.state != BudgetState.APPROVED:
        raise OutOfOrder(_("这一年的经费还没有核定，或者已经结账。"))
    vote = Vote(community=budget.community, budget=budget)
    _write(vote, made, now=now)
    vote.save(force_insert=True)
    _list(vote, made.project_ids)
    journal.record(actor, "plan_vote", vote, vote.community_id, at=now, office=actor.name)
    return vote


@transaction.atomic
def rewrite_vote(
    actor: Actor, pk: int, made: Plan, *, now: datetime, seen: int | None = None
) -> Vote:
    vote, step = taken_vote(actor, pk, "rewrite", seen=seen)
    _write(vote, made, now=now)
    _list(vote, made.project_ids)
    put_vote(actor, vote, step, now=now, changed=FIELDS)
    return vote


def _write(vote: Vote, made: Plan, *, now: datetime) -> None:
    vote.title = said(made.title, field="title", missing=_("给投票起个名字。"), most=60)
    vote.words = made.words.strip()[:500]
    if made.amount <= 0 or made.amount % FEN:
        raise Invalid(_("金额写成整元。"), field="amount")
    free = vote.budget.accounts.get(kind="free").balance
    if made.amount > free:
        raise Invalid(
            _("经费里还没安排的有 %(left)s 元，不能拿出更多来投票。") % {"left": yuan(free)},
            field="amount",
        )
    if made.closes_on < local_day(now):
        raise Invalid(_("截止的日子已经过去。"), field="closes_on")
    if made.most_choices < 1:
        raise Invalid(_("每张票至少选 1 个。"), field="most_choices")
    is_points = made.kind == BallotKind.POINTS
    if is_points and made.points < 1:
        raise Invalid(_("写上每张票有几点。"), field="points")
    for name in FIELDS:
        setattr(vote, name, getattr(made, name))
    vote.points = made.points if is_points else 0


def _list(vote: Vote, project_ids: Sequence[int]) -> None:
    """Put projects on the ballot, numbered in their order."""
    found = Project.objects.filter(
        pk__in=project_ids, budget_id=vote.budget_id, state=ProjectState.PROPOSED
    ).in_bulk()
    projects = [found[pk] for pk in dict.fromkeys(project_ids) if pk in found]
    if len(projects) < 2:
        raise Invalid(_("至少选两个已提出的项目，才有得选。"), field="projects")
    vote.options.all().delete()
    Option.objects.bulk_create(
        Option(vote=vote, project=each, number=number, cost=each.cost)
        for number, each in enumerate(projects, start=1)
    )


@transaction.atomic
def open_vote(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> Vote:
    """Begin the vote; from now on projects, costs and the rule stand fast."""
    vote, step = taken_vote(actor, pk, "open", seen=seen)
    if vote.closes_on < local_day(now):
        raise OutOfOrder(_("截止的日子已经过去，先改投票。"))
    for option in vote.options.order_by("project_id"):
        project, put_up = taken(actor, option.project_id, "put_up")
        put(actor, project, put_up, now=now, vote=vote.pk)
        option.cost = project.cost
        option.save(update_fields=["cost"])
    vote.opened_at = now
    put_vote(actor, vote, step, now=now, changed={"opened_at"})
    return vote


@transaction.atomic
def cancel_vote(
    actor: Actor, pk: int, *, words: str, now: datetime, seen: int | None = None
) -> Vote:
    """Call a vote off; its projects can be put to another."""
    vote, step = taken_vote(actor, pk, "cancel", seen=seen)
    words = said(words, field="words", missing=_("写一句为什么取消。"))
    if vote.state == VoteState.OPEN:
        _move_each(actor, vote, "withdraw", {}, now=now)
    put_vote(actor, vote, step, now=now, words=words)
    return vote


@transaction.atomic
def close_vote(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> Vote:
    """End the vote after its last day, and let it be counted."""
    vote, step = taken_vote(actor, pk, "close", seen=seen)
    if local_day(now) <= vote.closes_on:
        raise OutOfOrder(_("截止的那天还没有过完。"))
    vote.closed_at = now
    put_vote(actor, vote, step, now=now, changed={"closed_at"})
    count_vote.enqueue(vote.pk)
    return vote


@transaction.atomic
def declare(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> Vote:
    """Declare the count's outcome."""
    vote, step = taken_vote(actor, pk, "declare", seen=seen)
    won = {int(key) for key in (vote.outcome or {})["won"]}
    _declare(actor, vote, won, now=now)
    put_vote(actor, vote, step, now=now, changed={"declared_at"}, won=sorted(won))
    return vote


@transaction.atomic
def override(
    actor: Actor,
    pk: int,
    *,
    numbers: Collection[int],
    words: str,
    now: datetime,
    seen: int | None = None,
) -> Vote:
    """Decide against the count, within its money; the reason is published beside it."""
    vote, step = taken_vote(actor, pk, "override", seen=seen)
    words = said(words, field="words", missing=_("写明为什么不按计票结果，大家看得到。"), most=500)
    costs = dict(vote.options.values_list("number", "cost"))
    if not numbers or not set(numbers) <= set(costs):
        raise Invalid(_("选定哪些项目。"), field="numbers")
    if sum(costs[number] for number in set(numbers)) > vote.amount:
        raise Invalid(
            _("选的项目加起来超过了 %(amount)s 元。") % {"amount": yuan(vote.amount)},
            field="numbers",
        )
    vote.override_words = words
    _declare(actor, vote, set(numbers), now=now)
    changed = {"declared_at", "override_words"}
    put_vote(actor, vote, step, now=now, changed=changed, won=sorted(set(numbers)), words=words)
    return vote


def _declare(actor: Actor, vote: Vote, won: Collection[int], *, now: datetime) -> None:
    vote.declared_at = now
    verbs = {
        option.project_id: "choose" if option.number in won else "leave_out"
        for option in vote.options.all()
    }
    _move_each(actor, vote, "", verbs, now=now)
    for option in vote.options.all():
        option.is_chosen = option.number in won
        option.save(update_fields=["is_chosen"])


def _move_each(
    actor: Actor, vote: Vote, verb: str, verbs: dict[int, str], *, now: datetime
) -> None:
    for option in vote.options.order_by("project_id"):
        name = verbs.get(option.project_id, verb)
        project, step = taken(actor, option.project_id, name)
        put(actor, project, step, now=now, vote=vote.pk)


def sweep(*, now: datetime) -> int:
    """Close the votes whose last day is over; how many."""
    due = Vote.objects.filter(state=VoteState.OPEN, closes_on__lt=local_day(now))
    found = list(due.values_list("pk", flat=True))
    for pk in found:
        close_vote(CLOCK, pk, now=now)
    return len(found)
