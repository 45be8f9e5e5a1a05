"""Members registered and put right by a program, and what meetings decided of them. Masked numbers
are changed on the page alone.
"""

from typing import Annotated, Any, Literal

from pydantic import Field

from lianxin.core import http
from lianxin.core.api import (
    Call,
    Day,
    Found,
    Key,
    Part,
    Scope,
    Sent,
    Slug,
    Steps,
    Words,
    body_of,
    done,
    filled,
    taking,
    unchanged_since,
)
from lianxin.party.actions import roster as actions
from lianxin.party.api.door import router
from lianxin.party.api.member_shapes import BRANCH, GROUP, PartyMemberNow
from lianxin.party.api.members import member_at, now_told
from lianxin.party.api.purposes import whole_office
from lianxin.party.deeds import MEMBER_DEEDS
from lianxin.party.forms.roster import MASKED, MemberForm
from lianxin.party.models import Member
from lianxin.party.queries.access import member_for

SAYS = {
    "extend": "记预备期延长：哪一次会定的",
    "convert": "记转正：哪一次会定的",
    "decide": "记一种情形怎么定的；不会自己除名",
}


@router.writes(
    "/communities/{slug}/party/members",
    scope=Scope.PARTY_MEMBERS,
    gives=PartyMemberNow,
    says="登记一位党员",
    status=201,
)
@taking(body_of(MemberForm, "RegistersPartyMember", instead={"branch": BRANCH, "group": GROUP}))
def register_member(request: Call, slug: Slug, told: Any) -> PartyMemberNow:
    office = whole_office(request, slug)
    form = MemberForm(office.community, http.today(), data=filled(told)[0])

    def deed() -> Member:
        return actions.register(request.actor, office.community, form.particulars(), now=http.now())

    return now_told(request, done(form, deed))


@router.writes(
    "/communities/{slug}/party/members/{int:pk}/amend",
    scope=Scope.PARTY_MEMBERS,
    gives=PartyMemberNow,
    says="改一位党员的信息：没写的不变；遮住的号码在页面上改",
    has_version=True,
)
@taking(
    body_of(
        MemberForm,
        "AmendsPartyMember",
        without=(*MASKED, "rank", "branch", "entered_on"),
        instead={
            "group": GROUP,
            "name": Part(Annotated[Words | None, Field(max_length=60)], None, str),
            "standing": Part(
                Annotated[Literal["enrolled", "floating", "checked_in"] | None, Field()], None
            ),
            "admitted_on": Part(Day | None, None),
        },
    )
)
def amend_member(request: Call, slug: Slug, pk: Key, told: Any) -> PartyMemberNow:
    whole_office(request, slug)
    office, found = member_at(request, slug, pk)
    seen = unchanged_since(request, found.revision) or found.revision
    as_it_is = MemberForm(office.community, http.today(), found, is_full=False)
    stands = {name: as_it_is.initial.get(name) for name in as_it_is.fields}
    said = filled(told)[0]
    changed = {name: said.get(name, "") for name in told.model_fields_set}
    form = MemberForm(office.community, http.today(), found, {**stands, **changed}, is_full=False)

    def deed() -> Member:
        return actions.amend(request.actor, pk, form.particulars(), seen=seen, now=http.now())

    return now_told(request, done(form, deed))


def _found(request: Call, slug: str, pk: int) -> Found:
    whole_office(request, slug)
    return Found(member_at(request, slug, pk)[1])


def _decided(_request: Call, _found: Found, form: type[Any], _verb: str, sent: Sent) -> Any:
    return form(sent[0])


Steps(
    router=router,
    scope=Scope.PARTY_MEMBERS,
    path="party/members/{int:pk}",
    name="{}_member",
    body="PartyMember{}",
    find=_found,
    gives=PartyMemberNow,
    tell=lambda request, _slug, each: now_told(request, member_for(request.actor, each.pk)),
    has_version=True,
    fill=_decided,
).declare(MEMBER_DEEDS, SAYS.__getitem__)
