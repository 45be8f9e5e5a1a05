"""Residents as a kind of table."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxin.core.actor import Actor
from lianxin.core.bulk import Ready
from lianxin.core.errors import Invalid
from lianxin.core.masks import mask_door, mask_name, mask_phone
from lianxin.core.secrets import blind_index
from lianxin.core.sheets import columns as c
from lianxin.core.sheets.checking import Fault, Line, Table
from lianxin.core.sheets.judging import Comparing, Held, is_alike
from lianxin.core.sheets.kinds import Intake, Kind, Row, Told
from lianxin.people.actions import take_out
from lianxin.people.actions.enrolling import Known, drawn_up, enrol_all, put_right
from lianxin.people.forms import Wish
from lianxin.people.models import Person
from lianxin.people.queries.register import grounds, listed
from lianxin.people.rules import (
    DOOR_WITHOUT_HOME,
    LONGEST_DOOR,
    OWN_NAME,
    keeps,
    namesake,
    plain_door,
    works_with,
)
from lianxin.places.queries import NO_PLACE, Labels


def _door(cell: str) -> str:
    if "*" in cell:
        raise Invalid(_("门牌是遮住的。写全，或空着不改。"))
    door: str = c.words(LONGEST_DOOR)(cell)
    return door


COLUMNS = (
    c.Column(
        "name", "姓名", c.words(60), ("居民姓名",), is_required=True, width=12, mask=mask_name
    ),
    c.Column(
        "phone",
        "手机号",
        c.mobile,
        ("手机", "手机号码", "联系电话", "电话", "联系方式"),
        hint="一个号只记一位；一家合用一个号的，记在一位名下，别的空着。",
        width=16,
        mask=mask_phone,
    ),
    c.Column(
        "home",
        "住处",
        c.words(120),
        ("家庭住址", "住址", "居住地址", "楼院"),
        hint="社区里的院、楼或单元，例如：东舍坊118号院 7号楼 2单元。",
        width=30,
    ),
    c.Column(
        "door",
        "门牌",
        _door,
        ("室", "房号", "室号", "门牌号", "房间号"),
        hint="那里的哪一户，例如：101。",
        width=10,
        mask=mask_door,
    ),
    c.Column(
        "which",
        "同名第几位",
        c.number,
        hint="没有手机号，又同名、同一住处的：门牌分不出时写 1、2……；改门牌时也写。",
        width=12,
    ),
)


def _row(person: Person, label: str | None) -> dict[str, Any]:
    """A person's row; their account is read with them."""
    phone = person.phone or (person.user.phone if person.user else "")
    told = {"name": person.name or None, "phone": phone or None}
    return told | {"home": label, "door": person.door or None}


def _alike(told: Mapping[str, Any]) -> tuple[str, str]:
    return c.closed_up(told["name"] or ""), c.closed_up(told.get("home") or "")


def _numbers(community_id: int, labels: Mapping[int, str]) -> dict[int, int]:
    """By person the so-manieth of those of one name at one home whom no door tells apart."""
    homes: defaultdict[tuple[str, str], list[tuple[int, str]]] = defaultdict(list)
    every = Person.objects.filter(community_id=community_id, phone_index="")
    bare = every.exclude(user__phone_index__gt="").order_by("pk")
    for pk, name, place_id, door in bare.values_list("pk", "name", "place_id", "door_index"):
        homes[_alike({"name": name, "home": labels.get(place_id)})].append((pk, door))
    told = {}
    for those in homes.values():
        doors = Counter(door for _pk, door in those)
        for number, (pk, door) in enumerate(those, start=1):
            if doors[door] > 1 or (not door and len(those) > 1):
                told[pk] = number
    return told


class ResidentJudge(Comparing):
    """Knows a community's places and persons, and what stood in the file before: who has a phone by
    that, who has none by name, home and door, or as the so-manieth of those alike.
    """

    def __init__(self, community_id: int, *, today: date) -> None:
        super().__init__(community_id, today=today)
        self.places = Labels(community_id)
        self.homes: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        """The doors of those without a phone, by name and home, in the order of their numbers."""
        self.known_as: dict[int, Hashable] = {}
        """The same persons, as far as they stand here already."""
        self.own: set[int] = set()
        """Who has an account."""
        self.doors: set[int] = set()
        """The rows that say a door themselves."""

    def look(self, lines: Sequence[Line]) -> Iterator[Fault]:
        self.doors = {line.number for line in lines if line.values.get("door")}
        yield from super().look(lines)

    def key(self, told: Mapping[str, Any]) -> Hashable | None:
        if phone := told.get("phone"):
            return str(phone)
        if not told.get("name") or (number := self._number(told)) is None:
            return None
        if number == len(doors := self.homes[_alike(told)]):
            doors.append(plain_door(told.get("door") or ""))
        return *_alike(told), number

    def _number(self, told: Mapping[str, Any]) -> int | None:
        door = plain_door(told.get("door") or "")
        return namesake(self.homes[_alike(told)], door, told.get("which"))

    def known(self, lines: Sequence[Line]) -> Held:
        phones = [blind_index(told["phone"]) for told in _told(lines) if told.get("phone")]
        names = [
            told["name"] for told in _told(lines) if told.get("name") and not told.get("phone")
        ]
        here = Person.objects.filter(community_id=self.community_id).select_related("user")
        found = here.filter(
            Q(phone_index__in=phones)
            | Q(user__phone_index__in=phones)
            | Q(phone_index="", name__in=names)
        )
        held: dict[Hashable, tuple[int, Mapping[str, Any]]] = {}
        # Whoever has an account comes last, and is the one who is meant by a phone.
        for person in found.order_by("pk"):
            if person.user_id is not None:
                self.own.add(person.pk)
            row = _row(person, self.places.by_key.get(person.place_id or 0))
            key = row["phone"] or self._known_as(person.pk, row)
            if key not in held or person.user_id is not None:
                held[key] = person.pk, row
        return held

    def _known_as(self, pk: int, row: Mapping[str, Any]) -> Hashable:
        """As whom of those alike a row finds somebody without a phone who stands here."""
        if pk not in self.known_as:
            doors = self.homes[_alike(row)]
            self.known_as[pk] = *_alike(row), len(doors)
            doors.append(plain_door(row["door"] or ""))
        return self.known_as[pk]

    def twice(self, line: Line, first: int) -> tuple[str, str]:
        if line.values.get("phone"):
            words = _("和第 %(row)d 行是同一个手机号。一个号只记一位，另一位的空着。")
            return "phone", words % {"row": first}
        words = _(
            "和第 %(row)d 行同名、同一住处。另一位的，写上门牌或“同名第几位”；同一位的，留一行。"
        )
        return "name", words % {"row": first}

    def finish(self, told: dict[str, Any], line: Line) -> Iterator[tuple[str, str]]:
        if told.get("name") and not told.get("phone") and self._number(told) is None:
            yield from self._unclear(told)
        told["home_id"] = self.places.key(told.get("home"))
        if told.get("home") and told["home_id"] is None:
            yield "home", str(NO_PLACE)
        is_said = line.number in self.doors
        if line.before and not is_said and not is_alike(told["home"], line.before["home"]):
            told["door"] = None  # whoever has moved has left it
        if told.get("door") and not told.get("home"):
            yield "door", str(DOOR_WITHOUT_HOME)

    def _unclear(self, told: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        count = len(self.homes[_alike(told)])
        if told.get("which") is None:
            words = _("同名、同一住处的有 %(count)d 位。写上门牌，或在“同名第几位”里写是哪一位。")
            yield "name", words % {"count": count}
        else:
            words = _("同名、同一住处的现在有 %(count)d 位，这里最多写 %(next)d。")
            yield "which", words % {"count": count, "next": count + 1}

    def differ(self, line: Line, keys: Sequence[str]) -> Iterator[tuple[str, str]]:
        if "name" in keys and line.target in self.own:
            yield "name", str(OWN_NAME)


def _told(lines: Iterable[Line]) -> Iterator[dict[str, Any]]:
    return (line.values for line in lines)


def _rows(
    actor: Actor, community_id: int, asked: Mapping[str, str], _today: date
) -> Iterator[Told]:
    """Whom the register's filter finds."""
    labels = Labels(community_id).by_key
    numbers = _numbers(community_id, labels)
    form = Wish(asked, grounds=grounds(community_id).values_list("pk", "label"))
    found = listed(actor, community_id, form.wish())
    for person in found.select_related("user").order_by("pk"):
        row = _row(person, labels.get(person.place_id or 0))
        yield person, row | {"which": numbers.get(person.pk)}


def _prepare(community_id: int, news: Sequence[Any], *, now: datetime) -> Ready[Person]:
    return drawn_up(community_id, [_told_of(told) for told in news], now=now)


def _told_of(row: Mapping[str, Any]) -> Known:
    name, phone, door = (row.get(key) or "" for key in ("name", "phone", "door"))
    return Known(name=name, phone=phone, place_id=row["home_id"], door=door)


def _save(actor: Actor, community_id: int, news: Any, *, now: datetime) -> Sequence[Person]:
    return enrol_all(actor, community_id, news, now=now)


def _mend(actor: Actor, every: Sequence[Row], *, now: datetime) -> Sequence[Person]:
    return put_right(actor, {pk: _told_of(values) for pk, values in every}, now=now)


def _noted(
    actor: Actor,
    community_id: int,
    rows: Sequence[Told],
    *,
    purpose: str,
    is_full: bool,
    now: datetime,
) -> None:
    persons = [thing for thing, _row in rows if isinstance(thing, Person)]
    take_out(actor, community_id, persons, purpose=purpose, is_full=is_full, now=now)


RESIDENTS = Table("people.residents", "居民", COLUMNS, ResidentJudge)
KINDS = (
    Kind(
        code="residents",
        table=RESIDENTS,
        label=gettext_lazy("居民"),
        what=gettext_lazy("一行一位：姓名、手机号、住在哪个院、哪座楼、哪个单元、哪一户。"),
        icon="users",
        rank=40,
        listed="people_desk:residents",
        sees=works_with,
        rows=_rows,
        intake=Intake(keeps=keeps, save=_save, prepare=_prepare, mend=_mend),
        noted=_noted,
        note=gettext_lazy(
            "只登记办事要用的，并且已经告诉过本人的。号码和门牌加密保存；谁看过、导出过，本人看得到。"
        ),
    ),
)
