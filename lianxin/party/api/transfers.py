"""Members on their way from one organisation to another, as each side that confirms sees them."""

from datetime import date, datetime
from typing import Annotated, Any, Literal

from ninja import Query
from pydantic import Field

from lianxin.core import http
from lianxin.core.api import (
    Call,
    Found,
    Key,
    Leaf,
    Part,
    Ref,
    Scope,
    Sent,
    Shape,
    Slug,
    Steps,
    Turning,
    body_of,
    done,
    enumerated,
    filled,
    taking,
    turned,
)
from lianxin.core.errors import NotFound
from lianxin.party.actions import transfers as actions
from lianxin.party.api.door import router
from lianxin.party.api.member_shapes import BRANCH, GROUP, REVISION
from lianxin.party.api.members import member_at
from lianxin.party.api.purposes import office_at, whole_office
from lianxin.party.deeds import TRANSFER_DEEDS, begin_transfer
from lianxin.party.forms.transfers import AskForm, LetterForm
from lianxin.party.models import Transfer, TransferKind, TransferState
from lianxin.party.queries.transfers import transfer_for
from lianxin.party.queries.transfers import transfers as transfers_page
from lianxin.party.rules.transfers import TRANSFER_FLOW

WayOfTransfer = Annotated[TransferKind, enumerated(TransferKind)]
StateOfTransfer = Annotated[TransferState, enumerated(TransferState)]
WAY = Part(
    Annotated[
        Literal["branches", "communities", "out"],
        Field(description="本社区别的支部、本街道别的社区、别的地方开介绍信"),
    ],
    ...,
    str,
)
INTO = Part(Annotated[Ref, Field(description="编入哪个支部")], ..., str)
INSTEAD = {
    "accept": {
        "branch_id": Part(
            Annotated[Ref | None, Field(description="编入哪个支部；支部之间转的不用写")], None, str
        ),
        "group_id": GROUP,
    },
    "admit": {"branch": INTO, "group": GROUP},
}


class PartyTransferRow(Shape):
    """A transfer in a list."""

    id: int
    kind: WayOfTransfer
    state: StateOfTransfer
    name: str = Field(examples=["董建国"])
    from_branch: str
    to_branch: str
    to_community: str
    elsewhere: str = Field(description="外面的党组织")
    asked_at: datetime
    valid_until: date | None = Field(description="介绍信有效到哪天")


class PartyTransferTold(PartyTransferRow):
    """One of them, with the steps that the caller can take now."""

    member: int | None = Field(description="转出一方名册上的编号")
    letter: str = Field(description="介绍信编号")
    issued_on: date | None
    why: str
    answer: str
    done_on: date | None
    revision: int = REVISION
    verbs: list[str] = Field(examples=[["accept", "decline"]], description="您现在能走的步")


class PartyTransferLeaf(Leaf):
    """A page of transfers, newest first."""

    items: list[PartyTransferRow]


class WhichTransfers(Turning):
    """Which of them."""

    only: Literal["open", "ended"] = "open"


@router.reads(
    "/communities/{slug}/party/transfers",
    scope=Scope.PARTY_MEMBERS,
    gives=PartyTransferLeaf,
    says="组织关系转移：在办的，或办完的",
)
def transfers(request: Call, slug: Slug, which: Query[WhichTransfers]) -> PartyTransferLeaf:
    page = transfers_page(
        request.actor,
        office_at(request, slug).community,
        is_open=which.only == "open",
        after=which.after,
        before=which.before,
    )
    return turned(
        PartyTransferLeaf, page, lambda each: PartyTransferRow.model_validate(_facts(each))
    )


def _facts(transfer: Transfer) -> dict[str, Any]:
    return {
        "id": transfer.pk,
        "kind": TransferKind(transfer.kind),
        "state": TransferState(transfer.state),
        "name": transfer.name,
        "from_branch": transfer.from_branch.name if transfer.from_branch else "",
        "to_branch": transfer.to_branch.name if transfer.to_branch else "",
        "to_community": transfer.to_community.name if transfer.to_community else "",
        "elsewhere": transfer.elsewhere,
        "asked_at": transfer.asked_at,
        "valid_until": transfer.valid_until,
    }


@router.reads(
    "/communities/{slug}/party/transfers/{int:pk}",
    scope=Scope.PARTY_MEMBERS,
    gives=PartyTransferTold,
    says="一件组织关系转移，和您现在能走的步",
)
def transfer(request: Call, slug: Slug, pk: Key) -> PartyTransferTold:
    return _told(request, slug, pk)


def _transfer(request: Call, slug: str, pk: int) -> Transfer:
    office, found = office_at(request, slug), transfer_for(request.actor, pk)
    if office.community.pk not in (found.community_id, found.to_community_id):
        raise NotFound
    return found


def _told(request: Call, slug: str, pk: int) -> PartyTransferTold:
    found = _transfer(request, slug, pk)
    here = office_at(request, slug).community.pk
    request.version = found.revision
    return PartyTransferTold.model_validate(
        {
            **_facts(found),
            "member": found.member_id if found.community_id == here else None,
            "letter": found.letter,
            "issued_on": found.issued_on,
            "why": found.why,
            "answer": found.answer,
            "done_on": found.done_on,
            "revision": found.revision,
            "verbs": sorted(step.verb for step in TRANSFER_FLOW.open_to(request.actor, found)),
        }
    )


@router.writes(
    "/communities/{slug}/party/members/{int:pk}/transfers",
    scope=Scope.PARTY_MEMBERS,
    gives=PartyTransferTold,
    says="转一位党员的组织关系；对方确认了才算",
    status=201,
)
@taking(
    body_of(
        AskForm,
        "AsksPartyTransfer",
        instead={
            "kind": WAY,
            "to_branch": BRANCH,
            "to_community": Part(
                Annotated[Ref | None, Field(description="哪个社区：编号在 communities 里")],
                None,
                str,
            ),
        },
    )
)
def ask_transfer(request: Call, slug: Slug, pk: Key, told: Any) -> PartyTransferTold:
    office, member = member_at(request, slug, pk)
    form = AskForm(member, http.today(), filled(told)[0], is_whole=office.is_whole)
    made = done(form, lambda: begin_transfer(request.actor, member, form, now=http.now()))
    return _told(request, slug, made.pk)


@router.writes(
    "/communities/{slug}/party/transfers/letters",
    scope=Scope.PARTY_MEMBERS,
    gives=PartyTransferTold,
    says="记下一封转入的介绍信，接着编入支部",
    status=201,
)
@taking(body_of(LetterForm, "TakesLetterDown"))
def receive_letter(request: Call, slug: Slug, told: Any) -> PartyTransferTold:
    office = whole_office(request, slug)
    form = LetterForm(filled(told)[0])

    def deed() -> Transfer:
        letter, like = form.letter()
        return actions.receive(request.actor, office.community, letter, now=http.now(), **like)

    return _told(request, slug, done(form, deed).pk)


def _filled(_request: Call, found: Found, form: type[Any], _verb: str, sent: Sent) -> Any:
    return form(found.thing, http.today(), {"seen": found.thing.revision, **sent[0]})


Steps(
    router=router,
    scope=Scope.PARTY_MEMBERS,
    path="party/transfers/{int:pk}",
    name="{}_transfer",
    body="PartyTransfer{}",
    find=lambda request, slug, pk: Found(_transfer(request, slug, pk)),
    gives=PartyTransferTold,
    tell=lambda request, slug, found: _told(request, slug, found.pk),
    has_version=True,
    fill=_filled,
).declare(TRANSFER_DEEDS, lambda verb: f"组织关系转移：{TRANSFER_FLOW[verb].label}", INSTEAD)
