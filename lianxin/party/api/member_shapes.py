"""How members are told to who leads them: masked, with no number whole."""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import Field

from lianxin.core.api import Leaf, Part, Ref, Shape, Turning, Words, enumerated
from lianxin.party.api.purposes import WhatFor
from lianxin.party.models import CardKind, Rank, Standing

RankTold = Annotated[Rank, enumerated(Rank)]
StandingTold = Annotated[Standing, enumerated(Standing)]
CaseTold = Annotated[CardKind, enumerated(CardKind)]
REVISION = Field(description='版本：If-Match 里写 "7"')
BRANCH = Part(Annotated[Ref | None, Field(description="党支部：编号在 party/tree 里")], None, str)
GROUP = Part(Annotated[Ref | None, Field(description="党小组：编号在 party/tree 里")], None, str)


class PartyMemberRow(Shape):
    """A member on the roster, the telephone masked."""

    id: int
    name: str = Field(examples=["董建国"])
    rank: RankTold
    standing: StandingTold
    branch: str = Field(examples=["第七党支部"])
    group: str
    home: str
    phone: str = Field(examples=["138****1234"])
    admitted_on: date
    has_left: bool


class PartyMemberLeaf(Leaf):
    """A page of the roster, by name."""

    items: list[PartyMemberRow]


class WhichPartyMembers(Turning, WhatFor):
    """Which of them; numbers are found whole or not at all."""

    q: Words = Field("", max_length=60, description="姓名，或整个手机号、身份证号")
    branch: int | None = Field(None, ge=1, le=999_999_999)
    group: int | None = Field(None, ge=1, le=999_999_999)
    rank: Literal["", "full", "probationary"] = ""
    standing: Literal["", "enrolled", "floating", "checked_in"] = ""
    whether: Literal["here", "left", "all"] = Field("here", description="在册、已转走、全部")


class CaseOfPartyMember(Shape):
    """A case that the rules point at, for a members' meeting to decide."""

    member: int
    name: str
    kind: CaseTold
    since: date
    article: str


class ProbationEnding(Shape):
    """A probation that is over soon, or is over with nothing decided."""

    member: int
    name: str
    ends_on: date
    days: int = Field(description="还有几天；负的是已经过了")


class LongAwayFromParty(Shape):
    """Somebody who has been away so long that they count as floating."""

    member: int
    name: str
    away_since: date | None
    away_to: str


class PartyMembersWaiting(Shape):
    """What about members waits for people."""

    endings: list[ProbationEnding]
    away: list[LongAwayFromParty]
    cases: list[CaseOfPartyMember]


class SpellOfPartyMember(Shape):
    """Where a member was, or which duty they held, from when on."""

    where: str
    duty: str = ""
    since: date
    until: date | None = None


class NoteOfPartyMember(Shape):
    """What was done about a member, or who looked and for what."""

    at: datetime
    deed: str = Field(examples=["look"])
    why: str = Field(description="看的用途、理由，或哪一次会定的")


class PartyMemberNow(Shape):
    """How a member stands after a step: no numbers, no look."""

    id: int
    name: str
    rank: RankTold
    standing: StandingTold
    admitted_on: date
    full_on: date | None
    extended_until: date | None
    left_on: date | None
    revision: int = REVISION


class PartyMemberTold(PartyMemberNow):
    """A member's page, its numbers masked; of the birthday the year alone."""

    branch: str
    group: str
    is_female: bool | None
    born_in: int | None
    identity: str = Field(examples=["3701**********1234"])
    phone: str = Field(examples=["138****1234"])
    home: str
    employer: str
    entered_on: date
    away_since: date | None
    away_to: str
    abroad_since: date | None
    lost_since: date | None
    idle_since: date | None
    probation_ends_on: date | None
    cases: list[CaseOfPartyMember]
    branches: list[SpellOfPartyMember]
    company: list[SpellOfPartyMember] = Field(description="参加过的特色支部")
    duties: list[SpellOfPartyMember]
    transfers: list[int] = Field(description="组织关系转移的编号")
    course: list[NoteOfPartyMember]
