"""The way of a social organisation, step by step, and what it is granted; each is a milestone."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotPermitted, OutOfOrder
from lianxin.core.http import local_day
from lianxin.core.identifiers import credit_code
from lianxin.core.text import said
from lianxin.organisations.actions.register import save_once
from lianxin.organisations.models import (
    FOSTERED,
    Milestone,
    MilestoneKind,
    Organisation,
    State,
)
from lianxin.organisations.queries.access import milestone_for, organisation_for
from lianxin.organisations.rules import FLOW
from lianxin.organisations.rules.access import keeps_organisation
from lianxin.organisations.rules.fostering import MARKS


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What is told of a milestone: the day, who decided, by which number, in which words."""

    on: date
    authority: str = ""
    number: str = ""
    words: str = ""
    what: str = ""


@transaction.atomic
def advance(
    actor: Actor, pk: int, verb: str, mark: Mark, *, now: datetime, code: str = ""
) -> Organisation:
    """Take one step on the way; `code` is the credit code that comes with the registration."""
    organisation = organisation_for(actor, pk, lock=True)
    standing = organisation.get_state_display()
    step = FLOW.require(verb, actor, organisation, standing=standing)
    if verb == "register":
        missing = _("写上在哪儿登记的，例如区民政局。")
        said(mark.authority, field="authority", missing=missing, most=60)
        if code.strip():
            organisation.credit_code = credit_code(code, field="code")
    _check_day(organisation, mark.on, now)
    organisation.state = step.leads_to(organisation)
    if organisation.state in (State.FILED, State.REGISTERED):
        organisation.fostered_on = organisation.fostered_on or mark.on
    if organisation.state == State.ENDED:
        organisation.until = mark.on
    save_once(organisation)
    _note(organisation, MARKS[verb], mark, now=now)
    journal.record(actor, f"{verb}_organisation", organisation, organisation.community_id, at=now)
    return organisation


@transaction.atomic
def claim(actor: Actor, pk: int, mark: Mark, *, now: datetime) -> Milestone:
    """Write down that an organisation asked to be listed, e.g. as intangible heritage."""
    return _listed(actor, pk, MilestoneKind.CLAIM, mark, now=now)


@transaction.atomic
def note(actor: Actor, pk: int, mark: Mark, *, now: datetime) -> Milestone:
    """Write down anything else that it came to."""
    return _listed(actor, pk, MilestoneKind.OTHER, mark, now=now)


def _listed(actor: Actor, pk: int, kind: MilestoneKind, mark: Mark, *, now: datetime) -> Milestone:
    organisation = organisation_for(actor, pk, lock=True)
    _check_keeps(actor, organisation)
    said(mark.what, field="what", missing=_("写上是什么，例如济南市非物质文化遗产。"), most=80)
    if organisation.state not in FOSTERED | {State.STANDING}:
        raise OutOfOrder(_("先备案或登记，再记这一条。"))
    _check_day(organisation, mark.on, now)
    milestone = _note(organisation, kind, mark, now=now)
    _record(actor, f"{kind}_milestone", milestone, now=now)
    return milestone


@transaction.atomic
def verdict(actor: Actor, pk: int, mark: Mark, *, is_granted: bool, now: datetime) -> Milestone:
    """Write down what became of a claim: granted or refused, once."""
    asked = milestone_for(actor, pk, lock=True)
    organisation = asked.organisation
    _check_keeps(actor, organisation)
    if asked.kind != MilestoneKind.CLAIM or asked.struck_at:
        raise OutOfOrder(_("这一条不是申报。"))
    if mark.on < asked.on:
        raise Invalid(_("结果不能早于申报的那天。"), field="on")
    _check_day(organisation, mark.on, now)
    if is_granted:
        said(mark.authority, field="authority", missing=_("写上是谁认定的。"), most=60)
    kind = MilestoneKind.GRANT if is_granted else MilestoneKind.REFUSE
    try:
        with transaction.atomic():
            milestone = _note(organisation, kind, mark, now=now, claim=asked)
    except IntegrityError as error:
        raise OutOfOrder(_("这次申报的结果已经记过了。")) from error
    _record(actor, f"{kind}_milestone", milestone, now=now)
    return milestone


@transaction.atomic
def strike(actor: Actor, pk: int, *, now: datetime, is_back: bool = False) -> Milestone:
    """Take a mistaken note off the page, or put it back; steps of the way stand."""
    milestone = milestone_for(actor, pk, lock=True)
    _check_keeps(actor, milestone.organisation)
    if milestone.kind not in (MilestoneKind.CLAIM, MilestoneKind.OTHER) or hasattr(
        milestone, "answer"
    ):
        raise OutOfOrder(_("登记的步骤和有结果的申报不能去掉。"))
    milestone.struck_at = None if is_back else now
    milestone.save(update_fields=["struck_at"])
    _record(actor, "restore_milestone" if is_back else "strike_milestone", milestone, now=now)
    return milestone


def _note(
    organisation: Organisation,
    kind: str,
    mark: Mark,
    *,
    now: datetime,
    claim: Milestone | None = None,
) -> Milestone:
    return Milestone.objects.create(
        organisation=organisation,
        kind=kind,
        what=claim.what if claim else mark.what.strip(),
        on=mark.on,
        authority=mark.authority.strip(),
        number=mark.number.strip(),
        words=mark.words.strip(),
        answers=claim,
        noted_at=now,
    )


def _check_day(organisation: Organisation, on: date, now: datetime) -> None:
    if on > local_day(now):
        raise Invalid(_("这一天还没有到。"), field="on")
    steps = organisation.milestones.filter(kind__in=MARKS.values())
    last = steps.order_by("-on").values_list("on", flat=True).first()
    if on < organisation.since or (last and on < last):
        raise Invalid(_("不能早于上一步的那天。"), field="on")


def _check_keeps(actor: Actor, organisation: Organisation) -> None:
    if not keeps_organisation(actor, organisation):
        raise NotPermitted(_("由本社区的工作人员来记。"))


def _record(actor: Actor, deed: str, milestone: Milestone, *, now: datetime) -> None:
    community_id = milestone.organisation.community_id
    journal.record(actor, deed, milestone, community_id, at=now, what=milestone.what)
