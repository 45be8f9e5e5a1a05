"""What ends for a member who goes, and what forbids to go."""

from datetime import date, datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import OutOfOrder
from lianxin.party.models import Company, Member, Term


def refuse_duties(member: Member, *, everywhere: bool) -> None:
    """Nobody goes who still holds a duty where they leave: they are released first."""
    held = Term.objects.filter(member=member, ended_on__isnull=True).select_related("body")
    if not everywhere:
        left = Q(body_id=member.branch_id) | Q(body__parent_id=member.branch_id)
        held = held.filter(left)
    if term := held.first():
        told = {"body": term.body.name, "duty": term.get_duty_display()}
        raise OutOfOrder(_("这位党员还担任%(body)s%(duty)s，先免职再转。") % told)


def let_go(actor: Actor, member: Member, on: date, now: datetime) -> None:
    """Let a member leave the community with a day, and its themed branches with it."""
    refuse_duties(member, everywhere=True)
    member.left_on = max(on, date.fromordinal(member.entered_on.toordinal() + 1))
    member.revision += 1
    member.save(update_fields=["left_on", "revision"])
    joined = Company.objects.filter(member=member, until__isnull=True)
    joined.filter(since__lt=member.left_on).update(until=member.left_on)
    journal.record(actor, "leave", member, member.community_id, at=now)
