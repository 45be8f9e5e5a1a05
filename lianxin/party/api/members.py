"""A community's roster of members for those who lead it: looked at for a purpose that is written
down, numbers masked. Whole numbers are shown on the page alone.
"""

from typing import Any

from ninja import Query

from lianxin.core import http
from lianxin.core.api import (
    Call,
    Key,
    Scope,
    Slug,
    turned,
)
from lianxin.core.errors import NotFound
from lianxin.party.actions import roster as actions
from lianxin.party.api.door import router
from lianxin.party.api.member_shapes import (
    CaseOfPartyMember,
    LongAwayFromParty,
    NoteOfPartyMember,
    PartyMemberLeaf,
    PartyMemberNow,
    PartyMemberRow,
    PartyMembersWaiting,
    PartyMemberTold,
    ProbationEnding,
    SpellOfPartyMember,
    WhichPartyMembers,
)
from lianxin.party.api.purposes import Asked, office_at, purpose_of
from lianxin.party.forms.roster import query_of, wish_of
from lianxin.party.models import Member, Rank, Standing
from lianxin.party.queries import roster as queries
from lianxin.party.queries.access import Office, member_for
from lianxin.party.queries.cards import Card, cards_of, waiting
from lianxin.party.queries.law import rule_of
from lianxin.party.rules.probation import PROBATION, ends_on


@router.reads(
    "/communities/{slug}/party/members",
    scope=Scope.PARTY_MEMBERS,
    gives=PartyMemberLeaf,
    says="党员名册；要说看来做什么，会记下来，手机号遮住",
)
def members(request: Call, slug: Slug, which: Query[WhichPartyMembers]) -> PartyMemberLeaf:
    office, purpose = office_at(request, slug), purpose_of(which)
    asked = which.model_dump(include={"q", "branch", "group", "rank", "standing", "whether"})
    wish = wish_of({name: str(value or "") for name, value in asked.items()})
    page = queries.roster(request.actor, office, wish, after=which.after, before=which.before)
    seen = {"shown": len(page.rows), "filter": query_of(wish)}
    actions.look(request.actor, office.community, purpose=purpose, now=http.now(), **seen)
    return turned(PartyMemberLeaf, page, _row)


def _row(member: Member) -> PartyMemberRow:
    row = queries.row(member)
    return PartyMemberRow(
        id=row.pk,
        name=row.name,
        rank=Rank(member.rank),
        standing=Standing(member.standing),
        branch=row.branch,
        group=row.group,
        home=row.home,
        phone=row.phone,
        admitted_on=row.admitted_on,
        has_left=row.has_left,
    )


@router.reads(
    "/communities/{slug}/party/members/waiting",
    scope=Scope.PARTY_MEMBERS,
    gives=PartyMembersWaiting,
    says="党员里等人办的：预备期快满、外出久了、要讨论的情形",
)
def members_waiting(request: Call, slug: Slug, told: Asked) -> PartyMembersWaiting:
    office, purpose = office_at(request, slug), purpose_of(told)
    found = waiting(request.actor, office.community, today=http.today())
    actions.look(request.actor, office.community, purpose=purpose, now=http.now(), page="cards")
    return PartyMembersWaiting(
        endings=[
            ProbationEnding(
                member=each.member.pk,
                name=each.member.name,
                ends_on=each.ends_on,
                days=each.days,
            )
            for each in found.endings
        ],
        away=[
            LongAwayFromParty(
                member=each.pk,
                name=each.name,
                away_since=each.away_since,
                away_to=each.away_to,
            )
            for each in found.away
        ],
        cases=[_case(each) for each in found.cards],
    )


def _case(card: Card) -> CaseOfPartyMember:
    return CaseOfPartyMember(
        member=card.member.pk,
        name=card.member.name,
        kind=card.kind,
        since=card.since,
        article=card.article,
    )


@router.reads(
    "/communities/{slug}/party/members/{int:pk}",
    scope=Scope.PARTY_MEMBERS,
    gives=PartyMemberTold,
    says="一位党员；要说看来做什么，本人看得到谁看过；号码遮住",
)
def member(request: Call, slug: Slug, pk: Key, told: Asked) -> PartyMemberTold:
    office, found = member_at(request, slug, pk)
    actions.look_at(request.actor, found, purpose=purpose_of(told), now=http.now())
    request.version = found.revision
    return _told(office, found)


def member_at(request: Call, slug: str, pk: int) -> tuple[Office, Member]:
    """A member of this community whom the caller sees; NotFound for all others."""
    office, found = office_at(request, slug), member_for(request.actor, pk)
    if found.community_id != office.community.pk:
        raise NotFound
    return office, found


def _told(office: Office, member: Member) -> PartyMemberTold:
    page, today = queries.shown(member, is_full=False), http.today()
    months = rule_of(office.community, PROBATION, today).count
    plain = ("employer", "entered_on", "away_since", "away_to", "abroad_since", "lost_since",
             "idle_since", "is_female")  # fmt: skip
    return PartyMemberTold.model_validate(
        {
            **_now(member),
            **{name: getattr(member, name) for name in plain},
            "branch": member.branch.name if member.branch else "",
            "group": member.group.name if member.group else "",
            "born_in": member.born_on.year if member.born_on else None,
            "identity": page.identity,
            "phone": page.phone,
            "home": member.home.label if member.home else "",
            "probation_ends_on": None if member.left_on else ends_on(member, months),
            "cases": [_case(each) for each in cards_of(office.community, member, today=today)],
            "transfers": [each.pk for each in page.transfers],
            **_past(page),
        }
    )


def _past(page: queries.Shown) -> dict[str, Any]:
    """Where a member was, what they held, and who looked."""
    return {
        "branches": [
            SpellOfPartyMember(where=each.branch.name, since=each.since)
            for each in page.affiliations
        ],
        "company": [
            SpellOfPartyMember(where=each.branch.name, since=each.since, until=each.until)
            for each in page.companies
        ],
        "duties": [
            SpellOfPartyMember(
                where=each.body.name, duty=each.duty, since=each.since, until=each.ended_on
            )
            for each in page.terms
        ],
        "course": [
            NoteOfPartyMember(at=each.at, deed=each.deed, why=_why(each.details))
            for each in page.course
        ],
    }


def _why(details: dict[str, Any]) -> str:
    said = (details.get(name) for name in ("purpose", "reason", "meeting"))
    return str(next(filter(None, said), ""))


def _now(member: Member) -> dict[str, Any]:
    return {
        "id": member.pk,
        "name": member.name,
        "rank": Rank(member.rank),
        "standing": Standing(member.standing),
        "admitted_on": member.admitted_on,
        "full_on": member.full_on,
        "extended_until": member.extended_until,
        "left_on": member.left_on,
        "revision": member.revision,
    }


def now_told(request: Call, member: Member) -> PartyMemberNow:
    request.version = member.revision
    return PartyMemberNow.model_validate(_now(member))
