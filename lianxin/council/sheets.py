"""Homes as a kind of table: each door with its area and whose it is, as the owners' roll has it."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid
from lianxin.core.masks import mask_name, mask_phone
from lianxin.core.sheets import columns as c
from lianxin.core.sheets.checking import Fault, Line, Table
from lianxin.core.sheets.judging import Comparing, Held
from lianxin.core.sheets.kinds import Intake, Kind, Told
from lianxin.council.actions.owner_roll import Home, area_of, enter_homes
from lianxin.council.models import Holding
from lianxin.council.queries.owners import homes_for
from lianxin.council.rules.access import WORKERS, enters
from lianxin.people.actions import take_out
from lianxin.people.models import Person
from lianxin.places.models import Community
from lianxin.places.queries import NO_PLACE, Labels


def _area(cell: str) -> int:
    """Square metres, kept as hundredths."""
    try:
        return area_of(cell.strip().removesuffix("㎡").removesuffix("平方米"))
    except ValueError as fault:
        raise Invalid(_("面积写平方米数，最多两位小数，例如：89.50。")) from fault


def _told_area(area: int) -> str:
    return f"{area // 100}.{area % 100:02}"


COLUMNS = (
    c.Column(
        "place",
        "楼或单元",
        c.words(120),
        ("楼", "楼栋", "单元", "地点"),
        is_required=True,
        hint="照“院、楼、单元”里的写法，例如：东舍坊118号院 7号楼。",
        width=30,
    ),
    c.Column(
        "door",
        "门牌",
        c.words(40),
        ("房号", "室号", "门牌号"),
        is_required=True,
        hint="楼里的哪一户，例如：1单元101。",
        width=14,
    ),
    c.Column(
        "area",
        "面积",
        _area,
        ("建筑面积", "产权面积"),
        tell=_told_area,
        is_required=True,
        hint="产权证上的建筑面积，平方米，最多两位小数，例如：89.50。",
        width=14,
    ),
    c.Column(
        "owner",
        "业主",
        c.words(60),
        ("产权人", "业主姓名"),
        is_required=True,
        hint="几个人共有的写在一起，算一位。",
        width=16,
        mask=mask_name,
    ),
    c.Column(
        "phone",
        "手机号",
        c.mobile,
        ("联系电话", "电话"),
        hint="在手机上表决用；只用纸票的空着。同一个号的几户算同一位业主。",
        width=16,
        mask=mask_phone,
    ),
)


def _row(home: Holding, label: str | None) -> dict[str, Any]:
    """A home's row; its owner with their person and account are read with it."""
    person = home.owner.person
    phone = person and (person.phone or (person.user.phone if person.user else ""))
    told = {"place": label, "door": home.door, "area": home.area}
    return told | {"owner": home.owner.name, "phone": phone or None}


class HomeJudge(Comparing):
    """Knows a community's places, and the homes on its roll."""

    name_column = "door"

    def __init__(self, community_id: int, *, today: date) -> None:
        super().__init__(community_id, today=today)
        self.places = Labels(community_id)
        self.owners: dict[str, tuple[str, int]] = {}
        """By phone: what the owner was called first, and in which row."""

    def key(self, told: Mapping[str, Any]) -> Hashable | None:
        place, door = self.places.key(told.get("place")), told.get("door")
        return (place, c.closed_up(door)) if place and door else None

    def known(self, lines: Sequence[Line]) -> Held:
        keys = {key[0] for line in lines if isinstance(key := self.key(line.values), tuple)}
        here = Holding.objects.filter(place__in=keys, owner__community=self.community_id)
        return {
            (home.place_id, c.closed_up(home.door)): (
                home.pk,
                _row(home, self.places.by_key.get(home.place_id)),
            )
            for home in here.select_related("owner__person__user")
        }

    def finish(self, told: dict[str, Any], line: Line) -> Iterator[tuple[str, str]]:
        told["place_id"] = self.places.key(told.get("place"))
        if told.get("place") and told["place_id"] is None:
            yield "place", str(NO_PLACE)

    def besides(self, lines: Sequence[Line]) -> Iterator[Fault]:
        """One phone is one owner, who counts once by head: two names under it are a slip."""
        for line in lines:
            phone, owner = line.values.get("phone"), line.values.get("owner")
            if not phone or not owner:
                continue
            name, row = self.owners.setdefault(phone, (owner, line.number))
            if name != owner:
                words = _("第 %(row)d 行用了同一个手机号，业主却是别的名字。")
                yield from self._faults(line, [("phone", words % {"row": row})])

    def differ(self, line: Line, keys: Sequence[str]) -> Iterator[tuple[str, str]]:
        """A door that changes hands takes its proof along: that is done one at a time."""
        for key in keys:
            yield (
                key,
                _("这户已经在名册上，这一格和名册不一样。换了业主的请到“业主名册”里改，或空着。"),
            )

    def make(self, told: Mapping[str, Any]) -> Home:
        return Home(
            told["place_id"], told["door"], told["area"], told["owner"], told.get("phone") or ""
        )


def _keeps(actor: Actor, community_id: int) -> bool:
    return actor.holds(WORKERS, community_id)


def _rows(
    actor: Actor, community_id: int, _asked: Mapping[str, str], _today: date
) -> Iterator[Told]:
    labels = Labels(community_id).by_key
    for home in homes_for(actor, community_id):
        yield home, _row(home, labels.get(home.place_id))


def _save(
    actor: Actor, community_id: int, news: Sequence[Any], *, now: datetime
) -> Iterable[Model]:
    return enter_homes(actor, Community.objects.get(pk=community_id), news, now=now)


def _noted(
    actor: Actor,
    community_id: int,
    rows: Sequence[Told],
    *,
    purpose: str,
    is_full: bool,
    now: datetime,
) -> None:
    """In full it is a look at each owner who is known as a person."""
    homes = [thing for thing, _row in rows if isinstance(thing, Holding)]
    persons: dict[int, Person] = {
        home.owner.person.pk: home.owner.person for home in homes if home.owner.person
    }
    take_out(actor, community_id, list(persons.values()), purpose=purpose, is_full=is_full, now=now)


HOMES = Table("council.homes", "房屋和业主", COLUMNS, HomeJudge)
KINDS = (
    Kind(
        code="homes",
        table=HOMES,
        label=gettext_lazy("房屋（户）和业主"),
        what=gettext_lazy("一行一户：哪座楼、门牌、面积、业主是谁。业主表决按它算人数和面积。"),
        icon="home",
        rank=35,
        listed="council_desk:doors",
        sees=enters,
        rows=_rows,
        intake=Intake(keeps=_keeps, save=_save),
        noted=_noted,
        note=gettext_lazy(
            "只收名册上还没有的户；换了业主的，到业主名册里改。导入的还没有核对产权，核对在业主名册里一户户做。"
        ),
    ),
)
