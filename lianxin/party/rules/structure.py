"""What the rules say of an organisation's size and heads: what is refused, what is warned of."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from lianxin.core.packs import Rule
from lianxin.party.models import BodyKind, BranchKind

FOUNDING = "party.founding_full_members"
UNITS = "party.joint_units"
BRANCH_SIZE = "party.branch_members"
GENERAL_BRANCH_OVER = "party.general_branch_over"
COMMITTEE_OVER = "party.committee_over"
HEADS_FROM = "party.branch_committee_from"
HEADS_LEAST = "party.branch_committee_least"
HEADS_MOST = "party.branch_committee_most"

Law = Callable[[str], Rule]
"""The rule of a key, for a place and a day."""


@dataclass(frozen=True, slots=True)
class Shape:
    """An organisation in numbers."""

    kind: str
    branch_kind: str = ""
    full: int = 0
    members: int = 0
    units: int = 0
    heads: int = 0
    approval: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """What a rule says against something, with its number and article; refused or warned of."""

    code: str
    words: str
    article: str
    is_refusal: bool = False

    @property
    def told(self) -> str:
        return _("%(words)s（%(article)s）") % {"words": self.words, "article": self.article}


def remarks(shape: Shape, law: Law) -> list[Remark]:
    """All that the rules say of an organisation, refusals first (P-01 to P-05)."""
    found = [*_of_branch(shape, law), *_of_level(shape, law)]
    return sorted(found, key=lambda remark: not remark.is_refusal)


def _of_branch(shape: Shape, law: Law) -> Iterator[Remark]:
    if shape.kind != BodyKind.BRANCH:
        return
    if shape.branch_kind == BranchKind.JOINT:
        yield from _too_many_units(shape, law)
    else:
        yield from _too_few(shape, law)
    size = law(BRANCH_SIZE)
    if shape.members > size.value:
        words = _("党员有 %(now)d 人，超过 %(most)d 人，可以分开设支部。")
        yield _remark("P-03", words, size, now=shape.members, most=size.count)
    if shape.branch_kind != BranchKind.THEMED:
        yield from _heads(shape, law)


def _too_few(shape: Shape, law: Law) -> Iterator[Remark]:
    least = law(FOUNDING)
    if shape.full < least.value:
        words = _(
            "正式党员只有 %(now)d 人，不足 %(most)d 人，不能单独成立党支部，"
            "可以同邻近单位成立联合党支部。"
        )
        told = words % {"now": shape.full, "most": least.count}
        yield Remark("P-01", told, least.article, is_refusal=True)


def _too_many_units(shape: Shape, law: Law) -> Iterator[Remark]:
    most = law(UNITS)
    if shape.units > most.value:
        words = _("联合的单位有 %(now)d 个，一般不超过 %(most)d 个。")
        yield _remark("P-02", words, most, now=shape.units, most=most.count)


def _heads(shape: Shape, law: Law) -> Iterator[Remark]:
    needed, least, most = law(HEADS_FROM), law(HEADS_LEAST), law(HEADS_MOST)
    if shape.full >= needed.value and shape.heads < least.value:
        words = _(
            "正式党员有 %(now)d 人，应当设支部委员会，%(least)d 人以上，现在有 %(heads)d 人。"
        )
        told = words % {"now": shape.full, "least": least.count, "heads": shape.heads}
        yield Remark("P-05", told, needed.article)
    elif shape.heads > most.value:
        words = _("支部委员会有 %(now)d 人，最多 %(most)d 人。")
        yield _remark("P-05", words, most, now=shape.heads, most=most.count)


def _of_level(shape: Shape, law: Law) -> Iterator[Remark]:
    if shape.approval:
        return
    if shape.kind == BodyKind.COMMITTEE:
        over = law(COMMITTEE_OVER)
        if shape.members <= over.value:
            words = _("党员有 %(now)d 人，没有超过 %(most)d 人，设党委要写上级批准的文号。")
            yield _remark("P-04", words, over, now=shape.members, most=over.count)
    if shape.kind == BodyKind.GENERAL_BRANCH:
        over, most = law(GENERAL_BRANCH_OVER), law(COMMITTEE_OVER)
        if not over.value < shape.members <= most.value:
            words = _(
                "党员有 %(now)d 人，不在 %(least)d 到 %(most)d 人之间，设总支要写上级批准的文号。"
            )
            told = words % {
                "now": shape.members,
                "least": over.count + 1,
                "most": most.count,
            }
            yield Remark("P-04", told, over.article)


def _remark(code: str, words: str, rule: Rule, **numbers: int) -> Remark:
    return Remark(code, words % numbers, rule.article)
