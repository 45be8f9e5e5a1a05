"""What is wrong with a row of the roster that comes in, against what stands here."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from lianxin.core.secrets import blind_index, seal
from lianxin.core.sheets.checking import Fault, Line, Table
from lianxin.party.models import Body, BodyKind, BranchKind, Member, Standing
from lianxin.party.queries.access import standing_on
from lianxin.party.queries.sheet import COLUMNS, closed_up, row_of
from lianxin.party.rules.roster import birthday, flaws, is_womans
from lianxin.places.models import Place


class RosterJudge:
    """Knows a community's places, branches and members, and what stood in the file before."""

    def __init__(self, community_id: int, *, today: date) -> None:
        self.community_id, self.today = community_id, today
        labels = Place.objects.filter(community_id=community_id).values_list("pk", "label")
        self.labels = dict(labels)
        self.places = {closed_up(label): pk for pk, label in self.labels.items()}
        bodies = list(_bodies(community_id, today))
        self.names = _names(bodies)
        self.branches = {
            closed_up(self.names[body.pk]): body for body in bodies if not _is_group(body)
        }
        self.groups = {
            (body.parent_id, closed_up(body.name)): body for body in bodies if _is_group(body)
        }
        self.seen: dict[tuple[Any, ...], int] = {}

    def look(self, lines: Sequence[Line]) -> Iterator[Fault]:
        for line in lines:
            yield from self._finished(line)
        known, elsewhere = self._known(lines), self._elsewhere(lines)
        for line in lines:
            if None in (key := _key(line.values)):
                continue
            if (first := self.seen.setdefault(key, line.number)) != line.number:
                words = _("和第 %(row)d 行是同一个人，留一行就行。") % {"row": first}
                where = "identity" if line.values.get("identity") else "name"
                yield Fault(line.number, where, words)
            elif (member := known.get(key)) is not None:
                yield from self._compared(line, member)
            elif line.values.get("identity") in elsewhere:
                words = _("这位党员的组织关系还在别的社区，请先办转移，再编入支部。")
                yield Fault(line.number, "identity", words)

    def _finished(self, line: Line) -> Iterator[Fault]:
        """Fill in what goes without saying, and find what the words name."""
        told = line.values
        told["standing"] = told.get("standing") or Standing.ENROLLED.value
        told["entered_on"] = told.get("entered_on") or self.today
        if number := told.get("identity"):
            told["born_on"] = told.get("born_on") or birthday(number)
            told["sex"] = told.get("sex") or ("f" if is_womans(number) else "m")
        faults = dict(self._unknown(told))
        if not line.is_faulty:
            is_female = told["sex"] == "f" if told.get("sex") else None
            for key, words in flaws(told | {"is_female": is_female}, today=self.today):
                faults.setdefault("sex" if key == "is_female" else key, words)
        for key, words in faults.items():
            line.is_faulty = True
            yield Fault(line.number, key, words)

    def _unknown(self, told: dict[str, Any]) -> Iterator[tuple[str, str]]:
        home, branch, group = told.get("home"), told.get("branch"), told.get("group")
        told["home_id"] = self.places.get(closed_up(home)) if home else None
        if home and told["home_id"] is None:
            yield "home", _("社区里没有这个院、楼或单元。请照“地点”里的写法写，或先把它登记上。")
        found = self.branches.get(closed_up(branch)) if branch else None
        told["branch_id"] = found.pk if found else None
        if branch and found is None:
            names = "、".join(self.names[body.pk] for body in self.branches.values()) or _(
                "一个也没有"
            )
            yield "branch", _("本社区没有这个党支部。现有：%(names)s。") % {"names": names}
        inside = self.groups.get((told["branch_id"], closed_up(group))) if group else None
        told["group_id"] = inside.pk if inside else None
        if group and found is not None and inside is None:
            yield "group", _("%(branch)s里没有这个党小组。") % {"branch": found.name}

    def _known(self, lines: Sequence[Line]) -> dict[tuple[Any, ...], Member]:
        """The members whom the lines may mean."""
        numbers = [line.values["identity"] for line in lines if line.values.get("identity")]
        names = [
            line.values["name"]
            for line in lines
            if line.values.get("name") and not line.values.get("identity")
        ]
        found = Member.objects.filter(community_id=self.community_id, left_on__isnull=True).filter(
            Q(identity_index__in=[blind_index(each) for each in numbers])
            | Q(identity_index="", name__in=names)
        )
        return {_key(self.row(member)): member for member in found}

    def row(self, member: Member) -> dict[str, Any]:
        return row_of(member, self.labels, self.names)

    def _compared(self, line: Line, member: Member) -> Iterator[Fault]:
        """Nothing where the roster has it just so; what differs is for the member's own page."""
        held = self.row(member)
        line.is_same = not line.is_faulty
        for key in held:
            if key in line.values and not _is_alike(line.values[key], held[key]):
                line.is_same = False
                words = _("这位党员已经在册，这一格和册上不一样。要改请到他那一页改，或改回原样。")
                yield Fault(line.number, key, words)

    def _elsewhere(self, lines: Sequence[Line]) -> set[str]:
        """Numbers of those who are enrolled in another community: nobody belongs to two."""
        numbers = {
            blind_index(line.values["identity"]): line.values["identity"]
            for line in lines
            if line.values.get("identity") and line.values["standing"] != Standing.CHECKED_IN
        }
        found = Member.objects.filter(identity_index__in=numbers, left_on__isnull=True)
        apart = found.exclude(community_id=self.community_id).exclude(standing=Standing.CHECKED_IN)
        return {numbers[index] for index in apart.values_list("identity_index", flat=True)}

    def ready(self, lines: Sequence[Line]) -> list[Member]:
        return [self._member(line.values) for line in lines]

    def _member(self, told: Mapping[str, Any]) -> Member:
        number, phone = told.get("identity") or "", told.get("phone") or ""
        return Member(
            community_id=self.community_id,
            name=told["name"],
            is_female=told["sex"] == "f" if told.get("sex") else None,
            born_on=told.get("born_on"),
            identity=seal(number),
            identity_index=blind_index(number) if number else "",
            phone=seal(phone),
            phone_index=blind_index(phone) if phone else "",
            home_id=told["home_id"],
            door=told.get("door") or "",
            rank=told["rank"],
            standing=told["standing"],
            employer=told.get("employer") or "",
            admitted_on=told["admitted_on"],
            full_on=told.get("full_on"),
            branch_id=told["branch_id"],
            group_id=told["group_id"],
            entered_on=told["entered_on"],
            away_since=told.get("away_since"),
            away_to=told.get("away_to") or "",
        )


def _key(told: Mapping[str, Any]) -> tuple[Any, ...]:
    """Whom a row means: by the identity number, or else by name and day of admission."""
    if number := told.get("identity"):
        return (number,)
    return told.get("name"), told.get("admitted_on")


def _is_alike(one: Any, other: Any) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return closed_up(one) == closed_up(other)
    return bool(one == other)


def _names(bodies: Sequence[Body]) -> dict[int, str]:
    """Each body's name, and of two branches that are named alike also what they stand under."""
    often = Counter(body.name for body in bodies if not _is_group(body))
    return {
        body.pk: f"{body.parent} {body.name}"
        if often[body.name] > 1 and not _is_group(body)
        else body.name
        for body in bodies
    }


def _is_group(body: Body) -> bool:
    return body.kind == BodyKind.GROUP


def _bodies(community_id: int, day: date) -> QuerySet[Body]:
    """The branches and groups to which members can belong on a day."""
    wanted = Q(kind=BodyKind.GROUP) | (Q(kind=BodyKind.BRANCH) & ~Q(branch_kind=BranchKind.THEMED))
    found = Body.objects.filter(wanted, standing_on(day), community_id=community_id)
    return found.select_related("parent").order_by("position", "pk")


ROSTER = Table("party.roster", "党员名册", COLUMNS, RosterJudge)
