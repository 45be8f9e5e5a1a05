"""Inviting the people of a list, each by a link of their own; nobody is enrolled by others."""

from datetime import date

from django.urls import reverse
from pydantic import Field

from lianxin.core import http
from lianxin.core.api import Body, Call, Scope, Shape, Slug, Words, keep_home
from lianxin.core.masks import mask_name, mask_phone
from lianxin.people.queries import workplace
from lianxin.places.models import Community
from lianxin.volunteers import actions
from lianxin.volunteers.api.door import router
from lianxin.volunteers.models import Invitation
from lianxin.volunteers.queries.inviting import waiting

MOST_WAITING = 200


class Invitee(Body):
    """Somebody of a list."""

    name: Words = Field(min_length=1, max_length=60, examples=["王桂芬"])
    phone: Words = Field(max_length=20, examples=["13800001234"])


class Invites(Body):
    """The people of a list; who is registered, invited or said no already is not asked again."""

    people: list[Invitee] = Field(min_length=1, max_length=500)


class InvitationTold(Shape):
    """One who was invited and has not answered yet."""

    id: int
    name: str = Field(examples=["王*芬"])
    phone: str = Field(examples=["138****1234"])
    lapses_on: date
    link: str = Field(description="只发给本人：凭它登记，或说不参加")


class Invitations(Shape):
    """Those that nobody has answered yet, the oldest first."""

    items: list[InvitationTold]
    known: int = Field(0, description="这次没有再打扰的：登记过、邀请过或说过不参加")


@router.reads(
    "/communities/{slug}/volunteering/invitations",
    scope=Scope.VOLUNTEERS_WORK,
    gives=Invitations,
    says="邀请了、还没回话的；姓名电话遮住",
)
def invitations(request: Call, slug: Slug) -> Invitations:
    return _told(request, _workplace(request, slug))


def _workplace(request: Call, slug: str) -> Community:
    community = workplace(request.actor, slug)
    keep_home(request, community.pk)
    return community


def _told(request: Call, community: Community, *, known: int = 0) -> Invitations:
    found = waiting(request.actor, community.pk)[:MOST_WAITING]
    return Invitations(items=[_invited(request, community, each) for each in found], known=known)


def _invited(request: Call, community: Community, invitation: Invitation) -> InvitationTold:
    where = {"slug": community.slug, "token": invitation.token}
    return InvitationTold(
        id=invitation.pk,
        name=mask_name(invitation.name),
        phone=mask_phone(invitation.phone),
        lapses_on=invitation.lapses_on,
        link=request.build_absolute_uri(reverse("volunteers:invited", kwargs=where)),
    )


@router.writes(
    "/communities/{slug}/volunteering/invitations",
    scope=Scope.VOLUNTEERS_WORK,
    gives=Invitations,
    says="邀请名单上的人，各凭自己的链接登记",
    status=201,
)
def invite(request: Call, slug: Slug, told: Invites) -> Invitations:
    community = _workplace(request, slug)
    people = [(each.name, each.phone) for each in told.people]
    made = actions.invite(request.actor, community, people, now=http.now())
    return _told(request, community, known=made.known)
