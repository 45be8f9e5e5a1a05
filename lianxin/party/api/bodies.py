"""A community's Party organisations for those who lead them: the tree on any day, one of them with
its heads, and the steps that are taken on it.
"""

from typing import Annotated, Any

from ninja import Query
from pydantic import Field

from lianxin.core import http
from lianxin.core.api import (
    Call,
    Found,
    Key,
    Part,
    Ref,
    Scope,
    Sent,
    Slug,
    Steps,
    as_told,
    body_of,
    done,
    filled,
    keep_home,
    taking,
)
from lianxin.core.errors import NotFound
from lianxin.organisations.queries import names_of
from lianxin.party.actions import structure
from lianxin.party.actions.roster import IN_TREE, look
from lianxin.party.api.body_shapes import (
    MemberFoundInTree,
    PartyBodyNode,
    PartyBodyTold,
    PartyCompanion,
    PartyLayer,
    PartyTermTold,
    PartyTree,
    WhichTree,
)
from lianxin.party.api.door import router
from lianxin.party.deeds import BODY_DEEDS
from lianxin.party.forms.structure import FoundForm
from lianxin.party.models import Body as Organisation
from lianxin.party.models import BodyKind, Duty, Term
from lianxin.party.queries.access import office_left
from lianxin.party.queries.body_page import BodyPage, body_in, body_page
from lianxin.party.queries.founding import founders_desk
from lianxin.party.queries.tree import Node
from lianxin.party.queries.tree import tree as tree_for
from lianxin.party.rules.access import HEADS

DUTY = Part(
    Annotated[
        str,
        Field(
            pattern=f"^({'|'.join((*HEADS, Duty.LEADER))})$",
            examples=["secretary"],
            description="职务：书记、副书记、委员……；小组只有组长 leader",
        ),
    ],
    ...,
    str,
)
SAYS = {
    "appoint": "记任职",
    "release": "记卸任：terms 里的一任",
    "move": "提前或延期换届；要上级批准的文号",
    "accompany": "让党员参加特色支部，组织关系不变",
    "part": "记下不再参加特色支部",
    "dissolve": "撤销一个组织，以前的记录都在",
}


@router.reads(
    "/communities/{slug}/party/tree",
    scope=Scope.PARTY_WORK,
    gives=PartyTree,
    says="组织架构，今天或哪一天的；找人会记下来",
)
def tree(request: Call, slug: Slug, which: Query[WhichTree]) -> PartyTree:
    today = http.today()
    on, words = min(which.on or today, today), which.q.strip()
    page = tree_for(request.actor, slug, on=on, words=words)
    community = page.office.community
    keep_home(request, community.pk)
    if page.found:
        count = len(page.found)
        look(request.actor, community, purpose=IN_TREE, now=http.now(), count=count)
    return PartyTree(
        on=on,
        bodies=[_node(each) for root in page.roots for each in _below(root)],
        layers=[PartyLayer(name=str(each.name), count=each.count) for each in page.layers],
        found=[
            MemberFoundInTree(
                id=each.pk,
                name=each.name,
                branch=each.branch.name if each.branch else "",
                group=each.group.name if each.group else "",
            )
            for each in page.found
        ],
    )


def _below(node: Node) -> list[Node]:
    return [node, *(each for child in node.children for each in _below(child))]


def _node(node: Node) -> PartyBodyNode:
    body = node.body
    return PartyBodyNode(
        id=body.pk,
        parent=body.parent_id,
        kind=BodyKind(body.kind),
        branch_kind=body.branch_kind,
        name=body.name,
        members=node.members if node.is_told else None,
        head=node.head,
    )


@router.reads(
    "/communities/{slug}/party/bodies/{int:pk}",
    scope=Scope.PARTY_WORK,
    gives=PartyBodyTold,
    says="一个党组织：谁任什么职、什么时候换届、您能走的步",
)
def body(request: Call, slug: Slug, pk: Key) -> PartyBodyTold:
    return _told(_page(request, slug, pk))


def _page(request: Call, slug: str, pk: int) -> BodyPage:
    page = body_page(request.actor, slug, pk, on=http.today())
    keep_home(request, page.office.community.pk)
    return page


def _told(page: BodyPage) -> PartyBodyTold:
    found, shape = page.body, page.shape
    return PartyBodyTold(
        id=found.pk,
        kind=BodyKind(found.kind),
        branch_kind=found.branch_kind,
        name=found.name,
        parent=found.parent_id,
        founded_on=found.founded_on,
        dissolved_on=found.dissolved_on,
        approval=found.approval,
        members=shape.members if page.is_told else None,
        full=shape.full if page.is_told else None,
        remarks=[str(each.told) for each in page.remarks] if page.is_told else [],
        due_on=page.due_on,
        terms=[_term(each) for each in page.terms],
        past=[_term(each) for each in page.past],
        children=[each.pk for each in page.children],
        company=[
            PartyCompanion(member=each.member_id, name=each.member.name, since=each.since)
            for each in page.company
        ],
        elections=[each.pk for each in page.elections],
        verbs=sorted(page.verbs),
    )


def _term(term: Term) -> PartyTermTold:
    return as_told(PartyTermTold, term, member=term.member_id, name=term.member.name)


def _numbers(words: str) -> Part:
    kind = Annotated[list[Ref], Field(max_length=100, description=words)]
    return Part(kind, [], lambda pks: [str(pk) for pk in pks])


@router.writes(
    "/communities/{slug}/party/bodies",
    scope=Scope.PARTY_WORK,
    gives=PartyBodyTold,
    says="成立一个党组织；同一般规定不一样的，要写理由",
    status=201,
)
@taking(
    body_of(
        FoundForm,
        "FoundsPartyBody",
        instead={
            "parent": Part(Annotated[Ref | None, Field(description="设在哪个组织下面")], None, str),
            "organisation": Part(
                Annotated[Ref | None, Field(description="两新党支部建在哪个单位")], None, str
            ),
            "units": _numbers("联合党支部联合哪些单位，至少两个"),
        },
    )
)
def found_body(request: Call, slug: Slug, told: Any) -> PartyBodyTold:
    office, parents = founders_desk(request.actor, slug)
    keep_home(request, office.community.pk)
    firms = names_of(office.community.pk, on=http.today())
    form = FoundForm(parents, firms, filled(told)[0])

    def deed() -> Organisation:
        return structure.found(request.actor, office.community, form.founding(), now=http.now())

    return _told(_page(request, slug, done(form, deed).pk))


def _found(request: Call, slug: str, pk: int) -> Found:
    page = _page(request, slug, pk)
    return Found(page.body, (page,))


def _filled(_request: Call, found: Found, form: type[Any], verb: str, sent: Sent) -> Any:
    page: BodyPage = found.offers[0]
    if verb not in page.verbs:
        raise NotFound
    return form(page, sent[0])


def _after(request: Call, slug: str, body: Organisation) -> PartyBodyTold:
    """Also for who has just put down their own duty: from then on they see it as a member does."""
    return _told(body_in(office_left(request.actor, slug), body.pk, on=http.today()))


Steps(
    router=router,
    scope=Scope.PARTY_WORK,
    path="party/bodies/{int:pk}",
    name="{}_body",
    body="PartyBody{}",
    find=_found,
    gives=PartyBodyTold,
    tell=_after,
    fill=_filled,
).declare(
    BODY_DEEDS,
    SAYS.__getitem__,
    {"appoint": {"duty": DUTY}, "accompany": {"members": _numbers("哪些党员")}},
)
