"""A project before it is decided on: written, costed, quoted for, proposed (F-02, F-03, F-06)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.accounts.models import User
from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotPermitted, OutOfOrder
from lianxin.core.text import said
from lianxin.council.models import Resolution
from lianxin.funds.actions.ledger import release
from lianxin.funds.actions.taking import put, taken
from lianxin.funds.models import (
    FUNDED,
    CostLine,
    Interest,
    Origin,
    Project,
    Quote,
    Use,
)
from lianxin.funds.queries import budget_for
from lianxin.funds.queries.law import QUOTES_FROM, QUOTES_LEAST, count_for, rule_for, use_rule
from lianxin.funds.rules.access import works
from lianxin.funds.rules.money import FEN
from lianxin.funds.rules.words import doubtful
from lianxin.matters.models import Matter
from lianxin.party.models import Meeting
from lianxin.people.queries import worker_names


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a project is for and where it comes from."""

    title: str
    words: str
    use: str
    origin: str = Origin.NEED
    asked_by: str = ""
    matter_id: int | None = None
    resolution_id: int | None = None
    meeting_id: int | None = None
    supplier: str = ""
    is_standing: bool = False
    use_reason: str = ""
    quotes_reason: str = ""


@dataclass(frozen=True, slots=True)
class Cost:
    what: str
    quantity: int
    unit: str
    price: int


FIELDS = [
    "title",
    "words",
    "use",
    "origin",
    "asked_by",
    "matter",
    "resolution",
    "meeting",
    "supplier",
    "is_standing",
    "use_reason",
    "quotes_reason",
]


@transaction.atomic
def draft(
    actor: Actor, budget_id: int, made: Proposal, costs: Sequence[Cost] = (), *, now: datetime
) -> Project:
    """Begin a project; nobody but the staff sees it until it is proposed."""
    budget = budget_for(actor, budget_id)
    if not works(actor, budget.community_id):
        raise NotPermitted(_("项目由社区的工作人员来登记。"))
    project = Project(community=budget.community, budget=budget, written_at=now)
    project.proposer_id = actor.user_id
    _write(project, made, now=now)
    project.save(force_insert=True)
    _cost(project, costs)
    project.save(update_fields=["cost"])
    journal.record(
        actor, "draft", project, project.community_id, at=now, office=actor.name, cost=project.cost
    )
    return project


@transaction.atomic
def write(
    actor: Actor,
    pk: int,
    made: Proposal,
    costs: Sequence[Cost],
    *,
    now: datetime,
    seen: int | None = None,
) -> Project:
    project, step = taken(actor, pk, "write", seen=seen)
    _write(project, made, now=now)
    _cost(project, costs)
    put(actor, project, step, now=now, changed={*FIELDS, "cost"}, cost=project.cost)
    return project


def _write(project: Project, made: Proposal, *, now: datetime) -> None:
    project.title = said(made.title, field="title", missing=_("给项目起个名字。"), most=60)
    project.words = said(made.words, field="words", missing=_("写清楚做什么、为了谁。"))
    if made.use not in Use.values or made.origin not in Origin.values:
        raise Invalid(_("从单子里选一类。"), field="use")
    project.use, project.origin = made.use, made.origin
    _refuse_use(project, now=now)
    project.asked_by, project.supplier = made.asked_by.strip()[:120], made.supplier.strip()[:80]
    project.is_standing = made.is_standing
    project.use_reason = made.use_reason.strip()[:300]
    project.quotes_reason = made.quotes_reason.strip()[:300]
    here = project.community_id
    project.matter = Matter.objects.filter(pk=made.matter_id or 0, community_id=here).first()
    project.resolution = Resolution.objects.filter(
        pk=made.resolution_id or 0, item__session__council__community_id=here
    ).first()
    project.meeting = Meeting.objects.filter(pk=made.meeting_id or 0, community_id=here).first()
    if made.origin == Origin.MATTER and project.matter is None:
        raise Invalid(_("选是哪一件诉求。"), field="matter_id")
    if made.origin == Origin.RESOLUTION and project.resolution is None:
        raise Invalid(_("选是哪一项决议。"), field="resolution_id")


def _refuse_use(project: Project, *, now: datetime) -> None:
    """Raises Invalid for what the fund may not be spent on (F-03)."""
    law = use_rule(project.community, project.use, now=now)
    if not law.count:
        raise Invalid(
            _("专项经费不能用于“%(use)s”（%(article)s）。")
            % {"use": Use(project.use).label, "article": law.article},
            field="use",
        )


def _cost(project: Project, costs: Sequence[Cost]) -> None:
    project.costs.all().delete()
    CostLine.objects.bulk_create(
        CostLine(
            project=project,
            what=said(each.what, field="costs", missing=_("写上买什么、做什么。"), most=60),
            quantity=each.quantity,
            unit=each.unit.strip()[:10],
            price=each.price,
        )
        for each in costs
    )
    project.cost = sum(each.quantity * each.price for each in costs)


@transaction.atomic
def quote(
    actor: Actor, pk: int, *, supplier: str, amount: int, now: datetime, seen: int | None = None
) -> Quote:
    """Keep what a supplier asks."""
    project, step = taken(actor, pk, "quote", seen=seen)
    supplier = said(supplier, field="supplier", missing=_("写上哪一家。"), most=80)
    if project.quotes.filter(supplier=supplier).exists():
        raise Invalid(_("这一家的报价已经记过了。"), field="supplier")
    found = Quote.objects.create(project=project, supplier=supplier, amount=amount)
    put(actor, project, step, now=now, amount=amount)
    return found


@transaction.atomic
def declare_interest(
    actor: Actor, pk: int, *, name: str, words: str, now: datetime, seen: int | None = None
) -> Interest:
    """Keep who has an interest of their own; from now on they take no step on the project."""
    project, step = taken(actor, pk, "declare_interest", seen=seen)
    name = said(name, field="name", missing=_("写上是谁。"), most=60)
    words = said(words, field="words", missing=_("写一句是什么关系。"), most=120)
    if project.interests.filter(name=name).exists():
        raise Invalid(_("已经申报过了。"), field="name")
    found = Interest.objects.create(
        project=project, name=name, user=_worker(actor, project, name), words=words, declared_at=now
    )
    put(actor, project, step, now=now, interest=found.pk)
    return found


def _worker(actor: Actor, project: Project, name: str) -> User | None:
    """The account of whoever works here by that name, themselves first."""
    if actor.name == name:
        return User.objects.filter(pk=actor.user_id or 0).first()
    key = (project.community_id, project.written_at.date())
    known = [pk for pk, held in worker_names(key).items() if held == name]
    return User.objects.filter(pk__in=known).first()


@transaction.atomic
def propose(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> Project:
    """Put a project forward: its use is allowed, doubtful words are explained, there are quotes
    enough, or it is said why not.
    """
    project, step = taken(actor, pk, "propose", seen=seen)
    _refuse_use(project, now=now)
    for key, word in doubtful(f"{project.title} {project.words}").items():
        if rule_for(project.community, key, now=now).count and not project.use_reason:
            raise OutOfOrder(
                _("项目里写到“%(word)s”。专项经费不能发工资、津贴，也不能装修办公室；")
                % {"word": word}
                + _("确实不是这些，请在“改项目”里写明为什么可以用。")
            )
    limit = count_for(project.community, QUOTES_FROM, now=now)
    least = count_for(project.community, QUOTES_LEAST, now=now)
    count = project.quotes.count()
    if project.cost >= limit * FEN and not project.quotes_reason and count < least:
        raise OutOfOrder(
            _(
                "%(limit)d 元以上要有 %(least)d 家报价，现在有 %(count)d 家。"
                "不够的，请在“改项目”里写明为什么。"
            )
            % {"limit": limit, "least": least, "count": count}
        )
    put(actor, project, step, now=now, cost=project.cost)
    return project


@transaction.atomic
def rework(
    actor: Actor, pk: int, *, words: str = "", now: datetime, seen: int | None = None
) -> Project:
    project, step = taken(actor, pk, "rework", seen=seen)
    put(actor, project, step, now=now, words=words.strip())
    return project


@transaction.atomic
def retry(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> Project:
    """Propose a project again that was not chosen."""
    project, step = taken(actor, pk, "retry", seen=seen)
    put(actor, project, step, now=now)
    return project


@transaction.atomic
def drop(actor: Actor, pk: int, *, words: str, now: datetime, seen: int | None = None) -> Project:
    """Take a project off; what was set aside for it is free again."""
    project, step = taken(actor, pk, "drop", seen=seen)
    words = said(words, field="words", missing=_("写一句为什么撤下。"))
    if project.state in FUNDED:
        release(actor, project, now=now)
    put(actor, project, step, now=now, words=words)
    return project
