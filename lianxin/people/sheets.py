"""Residents as a kind of table."""

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
from lianxin.people.rules import DOOR_WITHOUT_HOME, LONGEST_DOOR, OWN_NAME, keeps, works_with
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
)


def _row(person: Person, label: str | None) -> dict[str, Any]:
    """A person's row; their account is read with them."""
    phone = person.phone or (person.user.phone if person.user else "")
    told = {"name": person.name or None, "phone": phone or None}
    return told | {"home": label, "door": person.door or None}


class ResidentJudge(Comparing):
    """Knows a community's places and persons, and what stood in the file before: who has a phone by
    that, who has none by name and home.
    """

    def __init__(self, community_id: int, *, today: date) -> None:
        super().__init__(community_id, today=today)
        self.places = Labels(community_id)
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
        name, home = told.get("name"), told.get("home") or ""
        return (c.closed_up(name), c.closed_up(home)) if name else None

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
            key = self.key(row)
            if key is not None and (key not in held or person.user_id is not None):
                held[key] = person.pk, row
        return held

    def twice(self, line: Line, first: int) -> tuple[str, str]:
        if line.values.get("phone"):
            words = _("和第 %(row)d 行是同一个手机号。一个号只记一位，另一位的空着。")
            return "phone", words % {"row": first}
        return super().twice(line, first)

    def finish(self, told: dict[str, Any], line: Line) -> Iterator[tuple[str, str]]:
        told["home_id"] = self.places.key(told.get("home"))
        if told.get("home") and told["home_id"] is None:
            yield "home", str(NO_PLACE)
        is_said = line.number in self.doors
        if line.before and not is_said and not is_alike(told["home"], line.before["home"]):
            told["door"] = None  # whoever has moved has left it
        if told.get("door") and not told.get("home"):
            yield "door", str(DOOR_WITHOUT_HOME)

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
    form = Wish(asked, grounds=grounds(community_id).values_list("pk", "label"))
    found = listed(actor, community_id, form.wish())
    for person in found.select_related("user").order_by("pk"):
        yield person, _row(person, labels.get(person.place_id or 0))


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
