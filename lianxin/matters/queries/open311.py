"""Matters as Open311 tells them: only what everybody may read, in a fixed number of statements."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.db.models import Max, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from lianxin.core.actor import GUEST
from lianxin.core.errors import NotFound
from lianxin.core.journal import kind_of
from lianxin.core.models import Entry
from lianxin.matters.models import (
    END,
    OPEN,
    CategoryQuestion,
    Matter,
    MatterPhoto,
    QuestionKind,
    State,
)
from lianxin.matters.queries.access import matters_for
from lianxin.matters.queries.lists import shown_in
from lianxin.matters.queries.portal import TURNED_AWAY
from lianxin.matters.queries.promise import promise
from lianxin.matters.queries.searching import LATEST
from lianxin.matters.queries.shelf import shelf
from lianxin.places.models import Community, Kind, Place
from lianxin.places.queries import communities

MOST_DAYS, MOST_ROWS = 90, 1_000
"""The spec's limits on one answer."""
DATATYPES = {
    QuestionKind.TEXT: "string",
    QuestionKind.NUMBER: "number",
    QuestionKind.CHOICE: "singlevaluelist",
}
_STATUS = {
    "open": Q(state__in=sorted(OPEN)),
    "closed": Q(state__in=sorted({*END, State.JOINED})),
}
STATUSES = frozenset(_STATUS)
Told = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """Which requests are wanted; nothing said of codes or statuses wants all of them."""

    start: datetime
    end: datetime
    codes: Collection[str] = ()
    statuses: Collection[str] = ()
    page: int = 1
    size: int = MOST_ROWS


def jurisdiction(said: str) -> Community | None:
    """The community that a jurisdiction_id names; of none said, the only one there is."""
    found = communities()
    rows = list((found.filter(slug=said) if said else found)[:2])
    if said and not rows:
        raise NotFound(_("没有这个 jurisdiction_id：%(said)s。") % {"said": said[:40]})
    return rows[0] if len(rows) == 1 else None


def services(*, kind: str) -> list[Told]:
    """The categories that a matter may be put under; `kind` is how its number is answered."""
    return [
        {
            "service_code": leaf.code,
            "service_name": leaf.name,
            "description": _("%(name)s。一般由%(office)s来办。")
            % {"name": "、".join(leaf.words[:5]) or leaf.name, "office": leaf.office},
            "metadata": bool(shelf().questions.get(leaf.pk)),
            "type": kind,
            "keywords": ",".join(leaf.words),
            "group": leaf.parent.name if leaf.parent else "",
        }
        for leaf in shelf().leaves.values()
    ]


def definition(code: str) -> Told:
    """What a category asks besides."""
    leaf = next((leaf for leaf in shelf().leaves.values() if leaf.code == code), None)
    if leaf is None:
        raise NotFound(_("没有这个 service_code：%(code)s。") % {"code": code[:40]})
    asked = shelf().questions.get(leaf.pk, ())
    told = [_attribute(question, order) for order, question in enumerate(asked, start=1)]
    return {"service_code": leaf.code, "attributes": told}


def _attribute(question: CategoryQuestion, order: int) -> Told:
    return {
        "variable": True,
        "code": question.code,
        "datatype": DATATYPES[QuestionKind(question.kind)],
        "required": question.is_required,
        "datatype_description": _("单位：%(unit)s") % {"unit": question.unit}
        if question.unit
        else None,
        "order": order,
        "description": question.label,
        "values": [{"key": choice, "name": choice} for choice in question.choices],
    }


def requests_in(community: Community, asked: Asked) -> list[Matter]:
    """One answer's matters, the latest first."""
    found = shown_in(community.pk).filter(reported_at__gte=asked.start, reported_at__lte=asked.end)
    if asked.codes:
        known = [leaf.pk for leaf in shelf().leaves.values() if leaf.code in asked.codes]
        found = found.filter(category_id__in=known)
    if asked.statuses:
        wanted = Q()
        for status in asked.statuses:
            wanted |= _STATUS[status]
        found = found.filter(wanted)
    first = (asked.page - 1) * asked.size
    return list(_with_places(found).order_by(*LATEST)[first : first + asked.size])


def requests_numbered(numbers: Sequence[str]) -> list[Matter]:
    """Those of the numbers that everybody may read, wherever they have been sent."""
    wanted = list(dict.fromkeys(number.upper() for number in numbers))[:MOST_ROWS]
    found = matters_for(GUEST).filter(number__in=wanted).select_related("category")
    return list(_with_places(found).order_by(*LATEST))


def request_numbered(number: str) -> Matter:
    for matter in requests_numbered([number]):
        return matter
    raise NotFound(_("没有编号是 %(number)s 的公开的事。") % {"number": number[:30]})


def _with_places(found: QuerySet[Matter]) -> QuerySet[Matter]:
    return found.select_related("community__subdistrict", "place__parent", "place__courtyard")


@dataclass(frozen=True, slots=True)
class Beside:
    """What of many matters is kept elsewhere, by their keys."""

    changed: dict[int, datetime]
    pictures: dict[int, UUID]
    last_words: dict[int, str]


def beside(matters: Collection[Matter]) -> Beside:
    """In three statements, however many they are."""
    keys = [matter.pk for matter in matters]
    course = Entry.objects.filter(
        subject_kind=kind_of(Matter), subject_id__in=keys, is_public=True
    ).order_by()
    pictures = MatterPhoto.objects.filter(matter__in=keys).order_by("-at", "-pk")
    away = course.filter(deed__in=TURNED_AWAY).order_by("id")
    return Beside(
        changed=dict(course.values_list("subject_id").annotate(Max("at"))),
        # Read from the latest to the first, so that the first is what stays.
        pictures=dict(pictures.values_list("matter_id", "upload__key")),
        last_words={
            pk: str(details.get("words") or details.get("what") or "")
            for pk, details in away.values_list("subject_id", "details")
        },
    )


def told(matter: Matter, known: Beside, *, today: date) -> Told:
    """One matter as the schema of a request has it, its picture by key."""
    lies = _lies(matter.place)
    picture = known.pictures.get(matter.pk)
    changed = known.changed.get(matter.pk, matter.reported_at)
    return {
        "service_request_id": matter.number,
        "status": "open" if matter.state in OPEN else "closed",
        "status_notes": _notes(matter, known, today) or None,
        "service_name": matter.category.name,
        "service_code": matter.category.code,
        "description": matter.words,
        "agency_responsible": matter.authority
        or matter.lead_office
        or _("%(name)s居委会") % {"name": matter.community.name},
        "service_notice": None,
        "requested_datetime": w3(matter.reported_at),
        "updated_datetime": w3(matter.closed_at or changed),
        "expected_datetime": _due(matter) if matter.is_open else None,
        "address": address_of(matter),
        "address_id": str(lies.pk) if lies else None,
        "zipcode": None,
        "lat": lies.latitude if lies else None,
        "long": lies.longitude if lies else None,
        "media_url": picture,
    }


def _lies(place: Place | None) -> Place | None:
    """The place, no finer than a building."""
    return place.parent if place and place.kind == Kind.ENTRANCE else place


def address_of(matter: Matter) -> str:
    """From the most specific to the most general, as the spec asks."""
    street = matter.community.subdistrict
    parts = (
        matter.place_label,
        matter.community.name,
        street.name,
        street.district,
        street.city,
    )
    return "，".join(part for part in parts if part)


def _notes(matter: Matter, known: Beside, today: date) -> str:
    if matter.is_open:
        return promise(matter, today=today)
    if matter.state == State.JOINED:
        return _("和另一件同样的事并在一起办。")
    label = str(State(matter.state).label)
    words = matter.outcome or known.last_words.get(matter.pk, "")
    return _("%(state)s：%(words)s") % {"state": label, "words": words} if words else label


def _due(matter: Matter) -> str:
    """The end of the day by which something is promised."""
    waits = matter.state in (State.REPORTED, State.ACCEPTED)
    day = matter.reply_due_on if waits else matter.due_on
    return w3(timezone.make_aware(datetime.combine(day, time(23, 59, 59))))


def w3(moment: datetime) -> str:
    """As the W3C note on dates writes it, by the local clock, e.g. 2026-03-02T17:00:00+08:00."""
    return timezone.localtime(moment).isoformat(timespec="seconds")
