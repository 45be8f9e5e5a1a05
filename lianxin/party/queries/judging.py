"""What is wrong with a row of the roster that comes in, against what stands here."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from lianxin.core.secrets import blind_index, seal
from lianxin.core.sheets.checking import Fault, Line, Table
from lianxin.core.sheets.columns import closed_up
from lianxin.core.sheets.judging import Comparing, Held
from lianxin.party.models import Body, BodyKind, BranchKind, Member, Standing
from lianxin.party.queries.access import standing_on
from lianxin.party.queries.sheet import COLUMNS, row_of
from lianxin.party.rules.roster import birthday, flaws, is_womans
from lianxin.places.queries import NO_PLACE, Labels


class RosterJudge(Comparing):
    """Knows a community's places, branches and members, and what stood in the file before."""

    def __init__(self, community_id: int, *, today: date) -> None:
        super().__init__(community_id, today=today)
        self.places = Labels(community_id)
        bodies = list(_bodies(community_id, today))
        self.names = _names(bodies)
        self.branches = {
            closed_up(self.names[body.pk]): body for body in bodies if not _is_group(body)
        }
        self.groups = {
            (body.parent_id, closed_up(body.name)): body for body in bodies if _is_group(body)
        }

    def key(self, told: Mapping[str, Any]) -> tuple[Any, ...] | None:
        """Whom a row means: by the identity number, or else by name and day of admission."""
        if number := told.get("identity"):
            return (number,)
        name, admitted_on = told.get("name"), told.get("admitted_on")
        return (name, admitted_on) if name and admitted_on else None

    def twice(self, line: Line, first: int) -> tuple[str, str]:
        words = _("和第 %(row)d 行是同一个人，留一行就行。") % {"row": first}
        return "identity" if line.values.get("identity") else "name", words

    def finish(self, told: dict[str, Any], line: Line) -> Iterator[tuple[str, str]]:
        told["standing"] = told.get("standing") or Standing.ENROLLED.value
        told["entered_on"] = told.get("entered_on") or self.today
        if number := told.get("identity"):
            told["born_on"] = told.get("born_on") or birthday(number)
            told["sex"] = told.get("sex") or ("f" if is_womans(number) else "m")
        yield from self._unknown(told)
        if not line.is_faulty:
            is_female = told["sex"] == "f" if told.get("sex") else None
            for key, words in flaws(told | {"is_female": is_female}, today=self.today):
                yield "sex" if key == "is_female" else key, words

    def differ(self, line: Line, keys: Sequence[str]) -> Iterator[tuple[str, str]]:
        """What differs is for the member's own page."""
        for key in keys:
            yield key, _("这位党员已经在册，这一格和册上不一样。要改请到他那一页改，或改回原样。")

    def besides(self, lines: Sequence[Line]) -> Iterator[Fault]:
        elsewhere = self._elsewhere(lines)
        for line in lines:
            if line.values.get("identity") in elsewhere:
                words = _("这位党员的组织关系还在别的社区，请先办转移，再编入支部。")
                yield Fault(line.number, "identity", words)

    def _unknown(self, told: dict[str, Any]) -> Iterator[tuple[str, str]]:
        home, branch, group = told.get("home"), told.get("branch"), told.get("group")
        told["home_id"] = self.places.key(home)
        if home and told["home_id"] is None:
            yield "home", str(NO_PLACE)
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

    def known(self, lines: Sequence[Line]) -> Held:
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
        rows = [(member.pk, self.row(member)) for member in found]
        return {key: (pk, row) for pk, row in rows if (key := self.key(row))}

    def row(self, member: Member) -> dict[str, Any]:
        return row_of(member, self.places.by_key, self.names)

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

    def make(self, told: Mapping[str, Any]) -> Member:
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
