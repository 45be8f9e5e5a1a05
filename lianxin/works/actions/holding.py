"""Take over what owners voted here and what the special fund pays, instead of typing it again."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid
from lianxin.council.models import OwnerVote, OwnerVoteState
from lianxin.works.actions.taking import put, taken
from lianxin.works.models import Funding, OwnersConsent, Source
from lianxin.works.queries.held import money_to_take, unasked, votes_to_take
from lianxin.works.rules.law import ANSWERS

MOST = 80


@transaction.atomic
def take_vote(
    actor: Actor, pk: int, *, vote: int, now: datetime, seen: int | None = None
) -> OwnersConsent:
    """Keep what an owners' vote held here came to, by the rules under which it was counted."""
    project, step = taken(actor, pk, "take_vote", seen=seen)
    held = votes_to_take(actor, project).filter(pk=vote).first()
    if held is None:
        raise Invalid(_("从单子里选一次已经出结果的表决。"), field="vote")
    if missing := unasked(project, held):
        raise Invalid(
            _("这次表决没有问过%(places)s的业主。")
            % {"places": "、".join(place.label for place in missing)},
            field="vote",
        )
    made = OwnersConsent.objects.create(
        project=project,
        owner_vote=held,
        purpose=ANSWERS[held.purpose],
        document=held.title,
        decided_by=_whose(held),
        held_on=held.closes_on,
        owners=held.owners,
        took_part=held.owners_cast,
        ayes=held.owners_for,
        area=held.area,
        area_part=held.area_cast,
        area_ayes=held.area_for,
        passed=held.state == OwnerVoteState.PASSED,
        part_rule_id=held.present_rule_id or 0,
        pass_rule_id=held.majority_rule_id or 0,
        recorded_at=now,
        recorded_by_id=actor.user_id,
    )
    put(actor, project, step, now=now, passed=made.passed)
    return made


def _whose(held: OwnerVote) -> str:
    labels = "、".join(held.places.order_by("label").values_list("label", flat=True))
    told = _("%(places)s的业主") % {"places": labels}
    return told if len(told) <= MOST else f"{told[: MOST - 1]}…"


@transaction.atomic
def take_fund(
    actor: Actor, pk: int, *, fund_project: int, now: datetime, seen: int | None = None
) -> Funding:
    """Let a project of the special fund pay: its sum is what was approved there."""
    project, step = taken(actor, pk, "take_fund", seen=seen)
    held = money_to_take(actor, project).filter(pk=fund_project).first()
    if held is None:
        raise Invalid(_("从单子里选一个批准了的项目。"), field="fund_project")
    made = Funding.objects.create(
        project=project,
        source=Source.SPECIAL,
        fen=held.cost,
        words=held.title,
        fund_project=held,
        entered_at=now,
    )
    put(actor, project, step, now=now, what=held.title, fen=made.fen)
    return made
