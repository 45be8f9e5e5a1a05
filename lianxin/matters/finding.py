"""What is found of matters: themselves by the index of their words, their reporters, and places."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from django.db.models import Max, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lianxin.accounts.models import User
from lianxin.core.actor import CARE, DESK
from lianxin.core.masks import mask_name, mask_phone
from lianxin.core.secrets import end_index
from lianxin.core.seeking import Asked, Finder, Search, Shot, at
from lianxin.core.syllables import splits
from lianxin.core.text import terms
from lianxin.matters.models import Matter, MatterPhoto, Stage, State
from lianxin.matters.queries.access import matters_for
from lianxin.matters.queries.searching import LATEST, Turn, Words, searched
from lianxin.people.models import Person
from lianxin.people.queries import persons_for
from lianxin.places.models import Kind, Place

ENOUGH = 50


def _matters(search: Search) -> QuerySet[Matter]:
    return matters_for(search.actor).filter(community_id=search.community_id)


def _found_matters(search: Search, most: int) -> list[Matter]:
    wanted = [_number(term) for term in _terms(search.asked)]
    if not wanted:
        return []
    words = Words(search.community_id, wanted)
    # For a handful PostgreSQL would walk through the matters by day instead of asking their words.
    page = searched(_matters(search), words, LATEST, Turn(size=max(most, ENOUGH)), day=search.today)
    return list(page.rows)[:most]


def _terms(wanted: Asked) -> list[str]:
    """Its words; syllables that are parted by spaces are one."""
    parted = terms(wanted.words)
    is_spelt = len(parted) > 1 and any(len(way) == len(parted) for way in splits(wanted.letters))
    return [wanted.letters] if is_spelt else parted


def _number(term: str) -> str:
    """The index has numbers with and without their noughts: 0012 is meant as 12."""
    return term.lstrip("0") or term if term.isdigit() else term


def _state(matter: Matter) -> str:
    return f"{matter.number} · {State(matter.state).label}"


def _persons(search: Search) -> QuerySet[Person]:
    """Those whom the community knows, with the last matter that each brought up."""
    # Grouped, it is asked by the reporter's own index and not by walking back from the latest.
    theirs = Matter.objects.filter(reporter=OuterRef("pk")).order_by().values("reporter")
    last = theirs.annotate(last=Max("pk")).values("last")
    known = persons_for(search.actor).filter(community_id=search.community_id)
    known = known.select_related("user").annotate(last_matter=Subquery(last))
    return known if search.actor.holds((*DESK, *CARE), search.community_id) else known.none()


def _by_tail(wanted: Asked) -> Q | None:
    """A phone's last four digits, of the person or of their account."""
    if not wanted.tail:
        return None
    end = end_index(wanted.tail)
    accounts = User.objects.filter(phone_end=end).values("pk")
    return Q(phone_end=end) | Q(user_id__in=accounts)


def _phone(person: Person) -> str:
    phone = person.phone or (person.user.phone if person.user else "")
    return mask_phone(phone) if phone else ""


def _person_page(slug: str, person: Any) -> str:
    """Their last matter, or where they stand in the register: name and phone can be seen in full
    there for a reason.
    """
    if person.last_matter is None:
        register = reverse("people_desk:residents", kwargs={"slug": slug})
        return f"{register}?{urlencode({'who': person.pk})}"
    page = reverse("matters_desk:matter", kwargs={"slug": slug, "pk": person.last_matter})
    return f"{page}#people"


def _places(search: Search) -> QuerySet[Place]:
    return Place.objects.filter(community_id=search.community_id).exclude(kind=Kind.ENTRANCE)


def _place_at_desk(slug: str, place: Place) -> str:
    where: dict[str, str | int] = {"state": "all", "place": place.courtyard_id or place.pk}
    return f"{reverse('matters_desk:backlog', kwargs={'slug': slug})}?{urlencode(where)}"


def _place_for_all(slug: str, place: Place) -> str:
    words = urlencode({"words": place.label})
    return f"{reverse('matters:list', kwargs={'slug': slug})}?{words}"


def _listed(base: str, name: str, slug: str, words: str, **more: str) -> str:
    return f"{reverse(base, kwargs={'slug': slug})}?{urlencode({**more, name: words})}"


def _shots(rows: Sequence[Matter]) -> list[Shot]:
    """What it was like, and what it is like since: as its own page shows them side by side."""
    found = MatterPhoto.objects.filter(matter__in=[row.pk for row in rows])
    before, after = (
        list(found.filter(stage=stage).select_related("upload").order_by(*order))
        for stage, order in ((Stage.BEFORE, ("at", "pk")), (Stage.AFTER, ("-at", "-pk")))
    )
    return [
        Shot(photo.matter_id, photo.upload, str(photo.get_stage_display()), spot="here")
        for photo in (*before, *after)
    ]


FINDERS = (
    Finder(
        code="matters",
        label=_("诉求"),
        icon="inbox",
        rank=10,
        rows=_matters,
        fields=("title", "words"),
        taken=_found_matters,
        desk=at("matters_desk:matter"),
        portal=at("matters:show", "number"),
        called=lambda matter: str(matter.title),
        note=_state,
        listed=partial(_listed, "matters_desk:backlog", "q", state="all"),
        listed_for_all=partial(_listed, "matters:list", "words"),
        order=("-is_focal", "-supports", "-pk"),
        moment="closed_at",
        shots=_shots,
        picture=lambda _slug, key, size: reverse("matters:photo", args=[key, size]),
    ),
    Finder(
        code="persons",
        label=_("居民"),
        icon="user",
        rank=20,
        rows=_persons,
        desk=_person_page,
        called=lambda person: mask_name(person.name) or gettext("没有留名字"),
        note=_phone,
        exact=_by_tail,
    ),
    Finder(
        code="places",
        label=_("楼院"),
        icon="map-pin",
        rank=30,
        rows=_places,
        fields=("label",),
        desk=_place_at_desk,
        portal=_place_for_all,
        note=lambda place: str(Kind(place.kind).label),
        order=("-kind", "courtyard_id", "position", "pk"),
    ),
)
