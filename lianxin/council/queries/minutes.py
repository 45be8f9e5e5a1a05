"""Minutes that write themselves: the session's journal told in lines, its public version masked."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from lianxin.core import pii
from lianxin.core.flow import Text
from lianxin.core.journal import kind_of
from lianxin.core.models import Entry
from lianxin.core.spoken import clock, spoken_date
from lianxin.council.models import AgendaItem, Choice, ItemState, Session, Stance

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
        if not _is_silent(entry):
            lines.append(Line(entry.at, TOLD[entry.deed](entry.details, names, item), here))
        here = None if entry.deed in LEAVES else here
    return lines


def _is_silent(entry: Entry) -> bool:
    """A vote is told where it took another's place, the floor where a reason was given for it."""
    needed = {"vote": "heard", "recognise": "reason"}.get(entry.deed)
    return needed is not None and not entry.details.get(needed)


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


def _second(details: Details, names: Names, _item: AgendaItem | None) -> str:
    what = _("修正案") if details["is_amendment"] else _("动议")
    return _("%(who)s附议%(what)s。") % {"who": _people([details["member"]], names), "what": what}


def _amend(details: Details, names: Names, _item: AgendaItem | None) -> str:
    told = _("%(mover)s提修正案，动议改为：“%(text)s”") % {
        "mover": _people([details["mover"]], names),
        "text": details["text"],
    }
    if not details["seconder"]:
        return told
    return told + _("%(seconder)s附议。") % {"seconder": _people([details["seconder"]], names)}


def _amended(details: Details, names: Names, _item: AgendaItem | None) -> str:
    words = _("修正案通过，动议改为：“%(text)s”") if details["carried"] else _("修正案没有通过。")
    return f"{_tally(details, names)}，{words % details if details['carried'] else words}"


def _spoke(details: Details, names: Names, _item: AgendaItem | None) -> str:
    told = _("%(who)s发言（%(stance)s），%(time)s。") % {
        "who": _people([details["member"]], names),
        "stance": Stance(details["stance"]).label,
        "time": spoken_span(details["seconds"]),
    }
    return told + (details.get("gist") or "")


def _recognise(details: Details, names: Names, _item: AgendaItem | None) -> str:
    return _("主持人请%(who)s说第 %(turn)d 次：%(reason)s") % {
        "who": _people([details["member"]], names),
        "turn": details["turn"],
        "reason": details["reason"],
    }


def spoken_span(seconds: int) -> str:
    """1 分 50 秒."""
    minutes, rest = divmod(seconds, 60)
    if not minutes:
        return ngettext("%(seconds)d 秒", "%(seconds)d 秒", rest) % {"seconds": rest}
    if not rest:
        return ngettext("%(minutes)d 分钟", "%(minutes)d 分钟", minutes) % {"minutes": minutes}
    return _("%(minutes)d 分 %(seconds)d 秒") % {"minutes": minutes, "seconds": rest}


def _empower(details: Details, names: Names, _item: AgendaItem | None) -> str:
    return _("%(giver)s书面委托%(holder)s代为表决。") % {
        "giver": _people([details["giver"]], names),
        "holder": _people([details["holder"]], names),
    }


def _take_proxy_back(details: Details, names: Names, _item: AgendaItem | None) -> str:
    return _("%(giver)s收回委托。") % {"giver": _people([details["giver"]], names)}


def _vote(details: Details, names: Names, _item: AgendaItem | None) -> str:
    return _("%(who)s自己投票：%(choice)s；先前由工作人员记的%(heard)s不算。") % {
        "who": _people([details["member"]], names),
        "choice": Choice(details["choice"]).label,
        "heard": Choice(details["heard"]).label,
    }


def _put(details: Details, _names: Names, _item: AgendaItem | None) -> str:
    words = _("开始无记名表决") if details["secret"] else _("开始记名表决")
    if details.get("is_amendment"):
        words = _("就修正案%(words)s") % {"words": words}
    told = _("%(words)s，在场 %(present)d 人。") % {"words": words, "present": details["present"]}
    if proxied := details.get("proxied"):
        told += _("另有 %(proxied)d 人书面委托。") % {"proxied": proxied}
    return told


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
    "arrive": _with_presence(gettext_lazy("到会")),
    "leave": _with_presence(gettext_lazy("离席")),
    "excuse": _with_presence(gettext_lazy("请假")),
    "take_back": _with_presence(gettext_lazy("没有到会（更正）")),
    "pause": _plain(gettext_lazy("休会。")),
    "resume": _plain(gettext_lazy("继续开会。")),
    "adjourn": _plain(gettext_lazy("散会。")),
    "call": _call,
    "move": _move,
    "second": _second,
    "amend": _amend,
    "withdraw_amendment": _plain(gettext_lazy("修正案收回。")),
    "declare_amendment": _amended,
    "recognise": _recognise,
    "end_speech": _spoke,
    "empower": _empower,
    "take_proxy_back": _take_proxy_back,
    "vote": _vote,
    "put": _put,
    "revote": _plain(gettext_lazy("这次表决不算，重新表决。")),
    "declare_passed": _passed,
    "declare_rejected": _rejected,
    "dispute": _plain(gettext_lazy("有争议，在这里定不了。")),
    "settle": _plain(gettext_lazy("争议已经说开，接着议。")),
    "refer_to_delegates": _referred,
    "refer_to_owners": _referred,
    "conclude": _plain(gettext_lazy("议过：")),
    "postpone": _plain(gettext_lazy("留待下次。")),
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
