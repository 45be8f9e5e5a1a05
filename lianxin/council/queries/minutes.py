"""Minutes that write themselves: the session's journal told in lines, its public version masked."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from lianxin.core import pii
from lianxin.core.flow import Text
from lianxin.core.journal import kind_of
from lianxin.core.models import Entry
from lianxin.core.spoken import clock, spoken_date
from lianxin.council.models import AgendaItem, ItemState, Session

Names = Mapping[int, str]
Details = Mapping[str, Any]
Tell = Callable[[Details, Names, AgendaItem | None], str]


@dataclass(frozen=True, slots=True)
class Line:
    """One line: when, what, and the item that was before the meeting."""

    at: datetime
    text: str
    item_id: int | None


def lines_of(session: Session, items: Iterable[AgendaItem], names: Names) -> list[Line]:
    """All that the minutes tell of a session, in order of time."""
    by_id = {item.pk: item for item in items}
    entries = Entry.objects.filter(
        Q(subject_kind=kind_of(Session), subject_id=session.pk)
        | Q(subject_kind=kind_of(AgendaItem), subject_id__in=list(by_id)),
        deed__in=[*TOLD],
        at__gte=session.opened_at or session.starts_at,
    )
    lines: list[Line] = []
    here: int | None = None
    for entry in entries.order_by("id"):
        item = by_id.get(entry.subject_id) if entry.subject_kind == kind_of(AgendaItem) else None
        here = item.pk if item else here
        lines.append(Line(entry.at, TOLD[entry.deed](entry.details, names, item), here))
        here = None if entry.deed in LEAVES else here
    return lines


def names_in(session: Session) -> dict[int, str]:
    seats = session.seats.select_related("member")
    return {seat.member_id: seat.member.name for seat in seats}


def passages_of(session: Session) -> list[tuple[int | None, str]]:
    """The draft: the session's own passage, then one for each item, as (item id, text)."""
    items = list(session.items.exclude(state=ItemState.DROPPED).order_by("position", "pk"))
    told: dict[int | None, list[str]] = {None: [], **{item.pk: [] for item in items}}
    for line in lines_of(session, items, names_in(session)):
        told[line.item_id].append(f"{clock(line.at)}　{line.text}")
    for item in items:
        told[item.pk] = told[item.pk] or [_("没有议到，留待下次。")]
    return [(item_id, "\n".join(lines)) for item_id, lines in told.items()]


def masked_texts(session: Session) -> dict[int, str]:
    """What the public reads, by passage: names and numbers masked, private matters left out."""
    seats = session.seats.select_related("member")
    members = sorted({seat.member for seat in seats}, key=lambda member: -len(member.name))
    found = {}
    for passage in session.passages.select_related("item__matter"):
        text = passage.text
        for member in members:
            text = text.replace(member.name, member.public_name)
        is_hidden = passage.item is not None and not is_public(passage.item)
        found[passage.pk] = "" if is_hidden else pii.strike(text)
    return found


def is_public(item: AgendaItem) -> bool:
    """A free question, or a matter that is shown to all."""
    return item.matter is None or item.matter.shown_at is not None


def _people(ids: Iterable[int], names: Names) -> str:
    return "、".join(names.get(pk, _("一位成员")) for pk in ids)


def _with_presence(words: Text) -> Tell:
    def tell(details: Details, names: Names, _item: AgendaItem | None) -> str:
        who = _people(details["members"], names)
        return _("%(who)s%(words)s，在场 %(present)d 人。") % {
            "who": who,
            "words": words,
            "present": details["present"],
        }

    return tell


def _plain(words: Text) -> Tell:
    def tell(details: Details, _names: Names, _item: AgendaItem | None) -> str:
        return f"{words}{details.get('words') or ''}"

    return tell


def _open(details: Details, _names: Names, _item: AgendaItem | None) -> str:
    return _("开会，应到 %(called)d 人。") % {"called": details["called"]}


def _call(_details: Details, _names: Names, item: AgendaItem | None) -> str:
    return _("开始议“%(title)s”。") % {"title": item.title if item else ""}


def _move(details: Details, names: Names, _item: AgendaItem | None) -> str:
    told = {"mover": _people([details["mover"]], names), "motion": details["motion"]}
    if not details["seconder"]:
        return _("%(mover)s动议：“%(motion)s”") % told
    told["seconder"] = _people([details["seconder"]], names)
    return _("%(mover)s动议，%(seconder)s附议：“%(motion)s”") % told


def _put(details: Details, _names: Names, _item: AgendaItem | None) -> str:
    words = _("开始无记名表决") if details["secret"] else _("开始记名表决")
    return _("%(words)s，在场 %(present)d 人。") % {"words": words, "present": details["present"]}


def _tally(details: Details, names: Names) -> str:
    told = _("赞成 %(ayes)d 票，反对 %(noes)d 票，弃权 %(abstentions)d 票") % details
    against = details.get("against") or []
    return f"{told}（{_('反对')}：{_people(against, names)}）" if against else told


def _passed(details: Details, names: Names, _item: AgendaItem | None) -> str:
    return _("%(tally)s，通过。决议：%(what)s；由%(lead)s负责，%(due)s前办好。") % {
        "tally": _tally(details, names),
        "what": details["what"].rstrip("。"),
        "lead": details["lead_office"],
        "due": spoken_date(date.fromisoformat(details["due_on"])),
    }


def _rejected(details: Details, names: Names, _item: AgendaItem | None) -> str:
    words = details.get("words") or ""
    return _("%(tally)s，没有通过。%(words)s") % {"tally": _tally(details, names), "words": words}


def _referred(details: Details, _names: Names, _item: AgendaItem | None) -> str:
    return _("转交%(authority)s：%(words)s") % details


TOLD: Mapping[str, Tell] = {
    "open": _open,
    "arrive": _with_presence(lazy("到会")),
    "leave": _with_presence(lazy("离席")),
    "excuse": _with_presence(lazy("请假")),
    "take_back": _with_presence(lazy("没有到会（更正）")),
    "pause": _plain(lazy("休会。")),
    "resume": _plain(lazy("继续开会。")),
    "adjourn": _plain(lazy("散会。")),
    "call": _call,
    "move": _move,
    "put": _put,
    "revote": _plain(lazy("这次表决不算，重新表决。")),
    "declare_passed": _passed,
    "declare_rejected": _rejected,
    "dispute": _plain(lazy("有争议，在这里定不了。")),
    "settle": _plain(lazy("争议已经说开，接着议。")),
    "refer_to_delegates": _referred,
    "refer_to_owners": _referred,
    "conclude": _plain(lazy("议过：")),
    "postpone": _plain(lazy("留待下次。")),
}
"""How each deed is told; what is not here the minutes leave out."""
LEAVES = frozenset(
    {
        "declare_passed",
        "declare_rejected",
        "refer_to_delegates",
        "refer_to_owners",
        "conclude",
        "postpone",
        "adjourn",
    }
)
"""Deeds after which no item is before the meeting."""
