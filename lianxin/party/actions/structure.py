"""Founding and dissolving organisations, and who keeps company with a themed branch."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.http import local_day
from lianxin.core.text import said
from lianxin.organisations.models import Organisation
from lianxin.party.models import Body, BodyKind, BranchKind, Company, Member, Term, Waiver
from lianxin.party.queries.structure import belonging, body_for, law_of, leads, may_order
from lianxin.party.rules.structure import Remark, Shape, remarks
from lianxin.places.models import Community

PARENTS = {
    BodyKind.COMMITTEE: (),
    BodyKind.GENERAL_BRANCH: (BodyKind.COMMITTEE,),
    BodyKind.BRANCH: (BodyKind.COMMITTEE, BodyKind.GENERAL_BRANCH),
    BodyKind.GROUP: (BodyKind.BRANCH,),
}
"""Under what each may stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Founding:
    """What is to be founded, and with how many; `reason` overrides what the rules warn of."""

    kind: str
    name: str
    founded_on: date
    parent_id: int | None = None
    branch_kind: str = ""
    full: int = 0
    """Full members who are to belong to it."""
    probationary: int = 0
    heads: int = 0
    """How many its committee is to have."""
    approval: str = ""
    organisation_id: int | None = None
    unit_ids: tuple[int, ...] = ()
    reason: str = ""


@transaction.atomic
def found(actor: Actor, community: Community, founding: Founding, *, now: datetime) -> Body:
    """Found an organisation; what the rules refuse raises Invalid, what they warn of wants a
    reason, which is kept with it (P-01 to P-05).
    """
    parent = _parent(actor, community, founding)
    _refuse_the_impossible(founding, parent, today=local_day(now))
    organisation, units = _organisations(community, founding)
    warned = _judge(community, founding)
    last = Body.objects.filter(community=community, parent=parent).aggregate(Max("position"))
    body = Body(
        community=community,
        kind=founding.kind,
        branch_kind=founding.branch_kind,
        parent=parent,
        name=said(founding.name, field="name", missing=_("写上名称。"), most=60),
        position=(last["position__max"] or 0) + 1,
        founded_on=founding.founded_on,
        approval=founding.approval.strip(),
        organisation=organisation,
    )
    _save(body)
    body.units.set(units)
    reason = founding.reason.strip()
    Waiver.objects.bulk_create(
        [Waiver(body=body, code=each.code, words=each.told, reason=reason) for each in warned]
    )
    journal.record(
        actor,
        "found_body",
        body,
        community.pk,
        at=now,
        name=body.name,
        kind=body.kind,
        warned=[each.code for each in warned],
        reason=reason if warned else "",
    )
    return body


def _parent(actor: Actor, community: Community, founding: Founding) -> Body | None:
    """What it is to stand under, or a refusal to whoever may not found it."""
    parent = body_for(actor, founding.parent_id) if founding.parent_id is not None else None
    is_group = founding.kind == BodyKind.GROUP
    if not may_order(actor, community.pk) and not (is_group and parent and leads(actor, parent)):
        raise NotPermitted(_("成立党组织由社区党委或党务工作者来办。"))
    if parent and parent.community_id != community.pk:
        raise NotFound
    return parent


def _refuse_the_impossible(founding: Founding, parent: Body | None, *, today: date) -> None:
    wanted = PARENTS[BodyKind(founding.kind)]
    if (parent.kind if parent else None) not in (wanted or (None,)):
        raise Invalid(_("选它设在哪个组织下面。"), field="parent")
    if founding.founded_on > today:
        raise Invalid(_("还没到那一天，到了再记。"), field="founded_on")
    if parent and not _stands(parent, founding.founded_on):
        raise Invalid(
            _("%(name)s那一天不存在，请核对日期。") % {"name": parent.name}, field="founded_on"
        )


def _stands(body: Body, day: date) -> bool:
    return body.founded_on <= day and (body.dissolved_on is None or day < body.dissolved_on)


def _organisations(
    community: Community, founding: Founding
) -> tuple[Organisation | None, Sequence[Organisation]]:
    known = Organisation.objects.filter(community=community)
    own = known.filter(pk=founding.organisation_id or 0).first()
    units = list(known.filter(pk__in=founding.unit_ids))
    is_new_sector = founding.branch_kind == BranchKind.NEW_SECTOR
    if is_new_sector and own is None:
        raise Invalid(_("两新党支部要写明建在哪个单位。"), field="organisation")
    if founding.branch_kind == BranchKind.JOINT and len(units) < 2:
        raise Invalid(_("联合党支部至少联合两个单位。"), field="units")
    return (own if is_new_sector else None), units


def _judge(community: Community, founding: Founding) -> list[Remark]:
    """What was warned of; raises Invalid for what is refused, or warned of without a reason."""
    shape = Shape(
        kind=founding.kind,
        branch_kind=founding.branch_kind,
        full=founding.full,
        members=founding.full + founding.probationary,
        units=len(founding.unit_ids),
        heads=founding.heads,
        approval=founding.approval.strip(),
    )
    found = remarks(shape, law_of(community, founding.founded_on))
    for remark in found:
        if remark.is_refusal:
            raise Invalid(remark.told, field="full")
    if found and not founding.reason.strip():
        words = "".join(remark.told + "。" for remark in found)
        told = _("%(words)s确实要这样设，请写明理由。") % {"words": words}
        raise Invalid(told, field="reason")
    return found


def _save(body: Body) -> None:
    try:
        with transaction.atomic():
            body.save(force_insert=True)
    except IntegrityError as error:
        if body.kind == BodyKind.COMMITTEE:
            raise OutOfOrder(_("社区已经有党委了。")) from error
        raise Invalid(_("已经有同名的组织了，请换个名称。"), field="name") from error


@transaction.atomic
def dissolve(actor: Actor, pk: int, *, on: date, reason: str, now: datetime) -> Body:
    """Dissolve an organisation in which nobody is left; its duties end with it."""
    body = body_for(actor, pk, lock=True)
    is_group = body.kind == BodyKind.GROUP
    if not (may_order(actor, body.community_id) or (is_group and leads(actor, body))):
        raise NotPermitted(_("撤销党组织由社区党委或党务工作者来办。"))
    if body.dissolved_on is not None:
        raise OutOfOrder(_("%(name)s已经撤销了。") % {"name": body.name})
    words = said(reason, field="reason", missing=_("写一写为什么撤销。"), most=200)
    if not body.founded_on < on <= local_day(now):
        raise Invalid(_("撤销的日子要在成立之后、今天以前。"), field="on")
    _refuse_if_in_use(body)
    _end_all(body, on)
    body.dissolved_on = on
    body.save(update_fields=["dissolved_on"])
    told: dict[str, Any] = {"on": on.isoformat(), "reason": words}
    journal.record(actor, "dissolve_body", body, body.community_id, at=now, **told)
    return body


def _refuse_if_in_use(body: Body) -> None:
    if body.children.filter(dissolved_on__isnull=True).exists():
        raise OutOfOrder(_("下面还有别的组织，先把它们撤销。"))
    if body.branch_kind != BranchKind.THEMED and belonging(body).exists():
        raise OutOfOrder(_("还有党员在里面，先把他们编到别的组织。"))


def _end_all(body: Body, on: date) -> None:
    for term in Term.objects.filter(body=body, ended_on__isnull=True):
        term.ended_on = max(on, term.since)
        term.save(update_fields=["ended_on"])
    held = Company.objects.filter(branch=body, until__isnull=True)
    held.filter(since__gte=on).delete()
    held.update(until=on)


@transaction.atomic
def accompany(
    actor: Actor, pk: int, member_ids: Iterable[int], *, since: date, now: datetime
) -> list[Company]:
    """Let members take part in a themed branch; where they belong stays as it is."""
    branch = _themed(actor, pk)
    wanted = set(member_ids)
    members = Member.objects.filter(
        community_id=branch.community_id, pk__in=wanted, left_on__isnull=True
    )
    if members.count() != len(wanted):
        raise NotFound
    if not branch.founded_on <= since <= local_day(now):
        raise Invalid(_("加入的日子要在支部成立之后、今天以前。"), field="since")
    held = set(branch.companions.filter(until__isnull=True).values_list("member_id", flat=True))
    new = [
        Company(community_id=branch.community_id, member=member, branch=branch, since=since)
        for member in members.order_by("pk")
        if member.pk not in held
    ]
    Company.objects.bulk_create(new)
    told = [(company.member, {"branch": branch.pk, "since": since.isoformat()}) for company in new]
    journal.record_each(actor, "accompany", told, branch.community_id, at=now)
    return new


@transaction.atomic
def part(actor: Actor, pk: int, member_id: int, *, until: date, now: datetime) -> None:
    """End a member's part in a themed branch."""
    branch = _themed(actor, pk)
    held = branch.companions.filter(member_id=member_id, until__isnull=True).first()
    if held is None:
        raise NotFound
    if not held.since < until <= local_day(now):
        raise Invalid(_("离开的日子要在加入之后、今天以前。"), field="until")
    held.until = until
    held.save(update_fields=["until"])
    told: dict[str, Any] = {"branch": branch.pk, "until": until.isoformat()}
    journal.record(actor, "part", held.member, branch.community_id, at=now, **told)


def _themed(actor: Actor, pk: int) -> Body:
    branch = body_for(actor, pk, lock=True)
    if branch.branch_kind != BranchKind.THEMED or branch.dissolved_on is not None:
        raise NotFound
    if not leads(actor, branch):
        raise NotPermitted(_("特色党支部的名单由它的书记或党务工作者来记。"))
    return branch
