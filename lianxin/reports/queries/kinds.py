"""Records of any kind that a card may name: each app's own finders are asked, as everybody sees.

`{@LSL-2015-000012}` names a matter by its number, `{@activities/12}` what stands under a finder's
code by its key, with its first picture; `:name` after it leaves the picture out, and
`{@activities/12/3f2a90bc}` is one picture of it alone, by how its key begins.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from lianxin.core.actor import GUEST
from lianxin.core.figures import Period
from lianxin.core.screening import heard
from lianxin.core.seeking import Finder, Search, Shot, asked, finders, found
from lianxin.places.models import Community
from lianxin.reports.queries.text import records

Doc = dict[str, Any]
MATTERS = "matters"
NUMBERED = {MATTERS: "number"}
"""By what a kind's records are named, where it is not their key."""
KEY_LETTERS = 8
FEW, MANY = 6, 40
"""Offered of each kind beside others, and of one alone."""
_REF = re.compile(r"(?:([a-z_]{1,30})/)?([A-Za-z0-9\-]{1,30})(?:/([0-9a-f]{8}))?")
_KEY = re.compile(r"[0-9]{1,15}")
OF_SECTION: Mapping[str, Sequence[str]] = {
    "party": ("rooms", "organisations"),
    "study": ("activities", "courses", "exhibits"),
    "council": (MATTERS, "items", "sessions", "councils"),
    "services": ("stories", "service_lines", "courses"),
    "volunteers": ("campaigns", "volunteer_projects", "stories"),
    "activities": ("activities", "courses", "cultural_teams", "stories", "awards"),
    "works": ("works", "rooms", "exhibits"),
    "organisations": ("organisations", "sessions", "brands"),
    "funds": ("fund_projects", "funds"),
}
"""What is offered first to each section."""


@dataclass(frozen=True, slots=True)
class Ref:
    kind: str
    key: str
    shot: str = ""

    @property
    def record(self) -> str:
        return self.key if self.kind in NUMBERED else f"{self.kind}/{self.key}"


def ref_of(told: str) -> Ref | None:
    """What stands after the @; None for what names no kind that there is."""
    if not (parts := _REF.fullmatch(told)):
        return None
    kind, key, shot = parts.groups()
    if kind is None:
        return Ref(MATTERS, key)
    if kind not in nameable() or not (kind in NUMBERED or _KEY.fullmatch(key)):
        return None
    return Ref(kind, key, shot or "")


def nameable() -> Mapping[str, Finder]:
    """Kinds that have a page for everybody, by code."""
    return {finder.code: finder for finder in finders() if finder.portal}


def named(community: Community, told: Iterable[str], *, today: date) -> dict[str, Doc]:
    """Each record as a card names it, by what stands after the @ without its picture; what the
    public does not see is not among them. A statement or three for each kind.
    """
    refs = sorted(
        {(ref.kind, ref.key) for each in told if (ref := ref_of(each))},
    )
    answer: dict[str, Doc] = {}
    for kind, each in groupby(refs, key=lambda ref: ref[0]):
        finder, keys = nameable()[kind], [key for _kind, key in each]
        rows = finder.rows(_search(community, today=today))
        rows = rows.filter(**{f"{NUMBERED.get(kind, 'pk')}__in": keys})
        answer |= told_of(finder, community.slug, list(rows))
    return answer


def told_of(finder: Finder, slug: str, rows: Sequence[Any]) -> dict[str, Doc]:
    """Rows of a kind as plain values, by how they are named."""
    shots: dict[int, list[Shot]] = {row.pk: [] for row in rows}
    for shot in finder.shots(rows) if finder.shots and rows else ():
        shots[shot.row].append(shot)
    return {
        (ref := _ref(finder, row)).record: {
            "kind": finder.code,
            "kind_words": str(finder.label),
            "key": ref.key,
            "title": finder.called(row),
            "note": finder.note(row),
            "url": finder.portal(slug, row) if finder.portal else "",
            "pictures": [_picture(finder, slug, shot) for shot in shots[row.pk]],
        }
        for row in rows
    }


def _ref(finder: Finder, row: Any) -> Ref:
    return Ref(finder.code, str(getattr(row, NUMBERED.get(finder.code, "pk"))))


def _picture(finder: Finder, slug: str, shot: Shot) -> Doc:
    key = shot.upload.key
    door = finder.picture
    return {
        "key": str(key),
        "short": key.hex[:KEY_LETTERS],
        "caption": shot.caption,
        "spot": shot.spot,
        "width": shot.upload.width,
        "height": shot.upload.height,
        "small": door(slug, key, "small") if door else "",
        "full": door(slug, key, "full") if door else "",
    }


def leading(pictures: Sequence[Doc]) -> Sequence[Doc]:
    """What goes with a name: one spot before and after, or else the first picture."""
    if not pictures:
        return ()
    first = pictures[0]
    same = [each for each in pictures[1:] if first["spot"] and each["spot"] == first["spot"]]
    return (first, same[-1]) if same else (first,)


def resolves(told: str, seen: Mapping[str, Doc]) -> bool:
    """Whether what stands after an @ is a record that was found, and a picture that it has."""
    ref = ref_of(told)
    record = seen.get(ref.record) if ref else None
    return record is not None and bool(ref and (not ref.shot or _one(record, ref.shot)))


def public(community: Community, texts: Mapping[str, str], *, today: date) -> set[str]:
    """What stands after an @ in texts and is there for everybody to see."""
    told = records(texts.values())
    seen = named(community, told, today=today)
    return {each for each in told if resolves(each, seen)}


def _one(record: Doc, short: str) -> Sequence[Doc]:
    return [each for each in record["pictures"] if each["short"] == short][:1]


def shown(told: str, seen: Mapping[str, Doc]) -> Sequence[Doc]:
    """The pictures that go with what stands after an @."""
    ref = ref_of(told)
    record = seen.get(ref.record) if ref else None
    if record is None or ref is None:
        return ()
    return _one(record, ref.shot) if ref.shot else leading(record["pictures"])


def _search(community: Community, words: str = "", *, today: date) -> Search:
    return Search(GUEST, community.pk, asked(words), today)


@dataclass(frozen=True, slots=True)
class Offer:
    """Records of one kind that can be picked."""

    finder: Finder
    records: Mapping[str, Doc]


def offers(
    community: Community, section: str, year: int, *, words: str = "", kind: str = "", today: date
) -> list[Offer]:
    """What can be picked: by words, or else what of a section's kinds the year has."""
    every = nameable()
    search = _search(community, words, today=today)
    if kind in every:
        codes: Sequence[str] = (kind,)
    else:
        codes = tuple(every) if search.asked.is_anything else OF_SECTION[section]
    wanted = [every[code] for code in codes if code in every]
    most = MANY if len(wanted) == 1 else FEW
    if search.asked.is_anything:
        sounds = heard([each for each in wanted if each.taken is None], search)
        met = [(each, list(found(each, search, sounds, most))) for each in wanted]
    else:
        met = [(each, _of_year(each, search, year, most)) for each in wanted]
    return [Offer(finder, told_of(finder, community.slug, rows)) for finder, rows in met if rows]


def _of_year(finder: Finder, search: Search, year: int, most: int) -> list[Any]:
    rows = finder.rows(search)
    if finder.moment:
        rows = rows.filter(Period(year).holds(finder.moment))
    return list(rows.order_by(*finder.order)[:most])
