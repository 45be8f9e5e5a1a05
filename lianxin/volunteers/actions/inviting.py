"""Lists of names: invited, never enrolled (V-01)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import CLOCK, Actor
from lianxin.core.errors import Invalid, NotPermitted
from lianxin.core.http import local_day
from lianxin.core.identifiers import mobile
from lianxin.core.secrets import blind_index
from lianxin.places.models import Community
from lianxin.volunteers.actions.registering import Registration, register
from lianxin.volunteers.actions.taking import leave, put
from lianxin.volunteers.models import Invitation, InvitationState, Volunteer
from lianxin.volunteers.queries.access import invitation_by_token
from lianxin.volunteers.queries.inviting import asked_before, overdue
from lianxin.volunteers.queries.law import INVITATION, count_of
from lianxin.volunteers.rules import INVITATION_FLOW
from lianxin.volunteers.rules.access import works_in

MOST = 500
"""Lines of one list."""


@dataclass(frozen=True, slots=True)
class Invited:
    """What became of a list: how many were invited, and how many lines were left out and why."""

    invitations: list[Invitation]
    known: int
    """Registered, invited, or having declined already."""


@transaction.atomic
def invite(
    actor: Actor, community: Community, people: Iterable[tuple[str, str]], *, now: datetime
) -> Invited:
    """Invite the (name, phone) of a list, each phone once; who declined is not asked again."""
    if not works_in(actor, community.pk):
        raise NotPermitted(_("名单由社区的工作人员来记。"))
    wanted = _told_apart(people)
    known = asked_before(community.pk, wanted)
    days = count_of(community, INVITATION, on=local_day(now))
    made = Invitation.objects.bulk_create(
        Invitation(
            community=community,
            name=name,
            phone=phone,
            phone_index=index,
            invited_at=now,
            lapses_on=local_day(now) + timedelta(days=days),
        )
        for index, (name, phone) in wanted.items()
        if index not in known
    )
    for each in made:
        journal.record(actor, "invite", each, community.pk, at=now)
    return Invited(made, known=len(wanted) - len(made))


def _told_apart(people: Iterable[tuple[str, str]]) -> dict[str, tuple[str, str]]:
    """The list by keyed hash of the phone; raises Invalid naming the line at fault."""
    wanted: dict[str, tuple[str, str]] = {}
    for number, (name, phone) in enumerate(people, start=1):
        try:
            digits = mobile(phone)
        except Invalid as fault:
            raise Invalid(
                _("第 %(line)d 行：%(fault)s") % {"line": number, "fault": fault.message},
                field="people",
            ) from fault
        wanted.setdefault(blind_index(digits), (name.strip()[:60], digits))
        if len(wanted) > MOST:
            raise Invalid(_("一次最多 %(most)d 人，请分几次。") % {"most": MOST}, field="people")
    if not wanted:
        raise Invalid(_("名单是空的：一行一人，先姓名，后手机号。"), field="people")
    return wanted


@transaction.atomic
def accept(actor: Actor, token: str, made: Registration, *, now: datetime) -> Volunteer:
    """Register the invited, by the form that they filled in themselves."""
    invitation = invitation_by_token(token, lock=True)
    step = leave(INVITATION_FLOW, "accept", actor, invitation)
    volunteer = register(actor, made, now=now)
    invitation.volunteer = volunteer
    _answer(actor, invitation, step.verb, now=now, changed={"volunteer"})
    return volunteer


@transaction.atomic
def decline(actor: Actor, token: str, *, now: datetime) -> Invitation:
    """Say no; name and phone go, and nobody asks again."""
    invitation = invitation_by_token(token, lock=True)
    leave(INVITATION_FLOW, "decline", actor, invitation)
    _answer(actor, invitation, "decline", now=now)
    return invitation


def _answer(
    actor: Actor,
    invitation: Invitation,
    verb: str,
    *,
    now: datetime,
    changed: Iterable[str] = (),
) -> None:
    invitation.name = invitation.phone = ""
    invitation.answered_at = now
    fields = {"name", "phone", "answered_at", *changed}
    step = INVITATION_FLOW[verb]
    put(actor, invitation, step, invitation.community_id, now=now, changed=fields)


def lapse_invitations(*, now: datetime) -> int:
    """Forget those who never answered, and return how many."""
    count = 0
    for pk in overdue(on=local_day(now)):
        with transaction.atomic():
            held = Invitation.objects.select_for_update().get(pk=pk)
            if held.state != InvitationState.SENT:
                continue
            _answer(CLOCK, held, "lapse", now=now)
            count += 1
    return count
