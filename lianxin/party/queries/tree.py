"""A community's Party organisations as a tree, on any day, with what is counted of each."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lianxin.core.actor import Actor
from lianxin.party.models import (
    Body,
    BodyKind,
    BranchKind,
    Claim,
    Company,
    Duty,
    Member,
    Term,
)
from lianxin.party.queries.access import Office, members_for, office_of, present_on, standing_on
from lianxin.party.queries.placing import in_force_on
from lianxin.party.queries.posts import holding_on
from lianxin.party.queries.roll import held_on
from lianxin.party.rules.access import LEAST_SHOWN

MOST_FOUND = 50
PRIMARY = (BranchKind.RESIDENTS, BranchKind.JOINT)
HEADS = (Duty.SECRETARY, Duty.LEADER)


@dataclass(slots=True)
class Node:
    """An organisation in the tree."""

    body: Body
    members: int = 0
    head: str = ""
    """Its secretary or leader; nobody where there is none."""
    is_told: bool = True
    """Whether the reader may know so small a count (S-18)."""
    is_open: bool = False
    is_hit: bool = False
    children: list["Node"] = field(default_factory=list)

    @property
    def wants_head(self) -> bool:
        return not self.head and self.body.kind in (BodyKind.BRANCH, BodyKind.COMMITTEE)


@dataclass(frozen=True, slots=True)
class Layer:
    """One of the five layers in which a community's Party work is laid out, in numbers."""

    name: str
    count: int
    unit: str


@dataclass(frozen=True, slots=True)
class Tree:
    office: Office
    on: date
    words: str
    roots: Sequence[Node]
    layers: Sequence[Layer]
    found: Sequence[Member]
    """Members whose names have the words, of those whom the reader sees."""
    hits: int
    """How many organisations have them."""


def tree(actor: Actor, slug: str, *, on: date, words: str = "", is_open: bool = False) -> Tree:
    """The organisations as they stood on a day; few statements however many there are."""
    office = office_of(actor, slug)
    place = office.community.pk
    nodes = _nodes(place, on)
    _count(nodes, place, on)
    found = _named(actor, place, words, on)
    _mark(nodes, office, words, found, is_open=is_open)
    return Tree(
        office=office,
        on=on,
        words=words,
        roots=[node for node in nodes.values() if node.body.parent_id is None],
        layers=_layers(nodes.values(), place, on),
        found=found,
        hits=sum(node.is_hit for node in nodes.values()) if words else 0,
    )


def _nodes(place: int, on: date) -> dict[int, Node]:
    stood = Body.objects.filter(standing_on(on), community=place).select_related("organisation")
    nodes = {body.pk: Node(body) for body in stood.order_by("position", "pk")}
    for node in nodes.values():
        if above := nodes.get(node.body.parent_id or 0):
            above.children.append(node)
    led = Term.objects.filter(held_on(on), body__community=place, duty__in=HEADS)
    for body_id, name in led.values_list("body_id", "member__name"):
        if body_id in nodes:
            nodes[body_id].head = name
    return nodes


def _count(nodes: dict[int, Node], place: int, on: date) -> None:
    """Each organisation's members; those above have the sum of those below."""
    present = Member.objects.filter(present_on(on), pk=OuterRef("member_id"))
    rows = in_force_on(on).filter(Exists(present), community=place).order_by()
    counted = rows.values_list("branch_id", "group_id").annotate(Count("pk"))
    for branch_id, group_id, count in counted:
        for pk in (branch_id, group_id):
            if pk in nodes:
                nodes[pk].members += count
    for node in nodes.values():
        above = nodes.get(node.body.parent_id or 0)
        while node.body.kind == BodyKind.BRANCH and above:
            above.members += node.members
            above = nodes.get(above.body.parent_id or 0)
    held = Q(since__lte=on) & (Q(until__isnull=True) | Q(until__gt=on))
    company = Company.objects.filter(held, community=place).order_by()
    for branch_id, count in company.values_list("branch_id").annotate(Count("pk")):
        if branch_id in nodes:
            nodes[branch_id].members = count


def _named(actor: Actor, place: int, words: str, on: date) -> list[Member]:
    if not words:
        return []
    named = members_for(actor).filter(present_on(on), community=place, name__contains=words)
    return list(named.select_related("branch", "group").order_by("name", "pk")[:MOST_FOUND])


def _mark(
    nodes: dict[int, Node], office: Office, words: str, found: Iterable[Member], *, is_open: bool
) -> None:
    """What is hit by the words, what lies open, and which counts are told."""
    theirs = Counter(pk for member in found for pk in (member.branch_id, member.group_id) if pk)
    for node in nodes.values():
        parent = node.body.parent_id if node.body.kind == BodyKind.GROUP else node.body.pk
        node.is_told = node.members >= LEAST_SHOWN or office.leads(parent)
        node.is_hit = bool(words) and (words in node.body.name or node.body.pk in theirs)
        node.is_open = is_open or node.body.kind == BodyKind.COMMITTEE
    for node in nodes.values():
        if node.is_hit:
            _open_above(nodes, node)


def _open_above(nodes: dict[int, Node], node: Node) -> None:
    above = nodes.get(node.body.parent_id or 0)
    while above:
        above.is_open = True
        above = nodes.get(above.body.parent_id or 0)


def _layers(nodes: Iterable[Node], place: int, on: date) -> list[Layer]:
    """The five layers as 解放桥 lays them out; the last are members who took a post upon them."""
    kinds = Counter(node.body.kind for node in nodes)
    sorts = Counter(node.body.branch_kind for node in nodes)
    new_sector = sorts[BranchKind.NEW_SECTOR]
    serving = Claim.objects.filter(holding_on(on), member__community=place)
    ready = serving.values("member_id").distinct().count()
    return [
        Layer(_("社区党委"), kinds[BodyKind.COMMITTEE], _("个")),
        Layer(_("两新组织"), new_sector, _("个支部")),
        Layer(_("党支部"), sum(sorts[kind] for kind in PRIMARY), _branches(sorts)),
        Layer(_("党小组"), kinds[BodyKind.GROUP], _("个")),
        Layer(_("党员志愿者队伍"), ready, _("人认领了岗位")),
    ]


def _branches(sorts: Counter[str]) -> str:
    """Themed branches are told apart, as the report card tells them."""
    if themed := sorts[BranchKind.THEMED]:
        return ngettext(
            "个，另有特色支部 %(count)d 个", "个，另有特色支部 %(count)d 个", themed
        ) % {"count": themed}
    return _("个")
