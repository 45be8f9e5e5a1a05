"""Editions of cards, and the records that a figure counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from lianxin.core.actor import Actor, Role
from lianxin.core.errors import NotFound
from lianxin.core.figures import Period, evidence
from lianxin.core.http import local_day
from lianxin.reports.models import Edition, EditionState
from lianxin.reports.queries.doc import Doc, fingerprint, live
from lianxin.reports.queries.sections import FIGURES
from lianxin.reports.rules import visible_to


def editions_for(actor: Actor) -> QuerySet[Edition]:
    found = Edition.objects.filter(visible_to(actor))
    return found.select_related("community__subdistrict")


def edition_for(actor: Actor, pk: int, *, lock: bool = False) -> Edition:
    found = editions_for(actor).filter(pk=pk)
    if edition := (found.select_for_update(of=("self",)) if lock else found).first():
        return edition
    raise NotFound


def published(slug: str, year: int, number: int | None = None) -> Edition | None:
    """The newest published edition of a year, or one by its number."""
    found = Edition.objects.filter(
        community__slug=slug, year=year, state=EditionState.PUBLISHED
    ).select_related("community__subdistrict")
    if number is not None:
        found = found.filter(number=number)
    return found.order_by("-number").first()


def as_it_stands(slug: str, year: int, *, today: date) -> tuple[Doc, str]:
    """The published card with its fingerprint, or the draft as the records have it now."""
    edition = published(slug, year)
    if edition is not None and edition.frozen is not None:
        return edition.frozen, edition.sha256
    return live(slug, year, today=today), ""


def under_way(actor: Actor, slug: str, year: int) -> Edition | None:
    """The edition that is being written, signed or waiting to be published."""
    found = editions_for(actor).filter(community__slug=slug, year=year)
    return found.exclude(state=EditionState.PUBLISHED).first()


def before(edition: Edition) -> Sequence[Edition]:
    """The published editions of the same year that came before, the latest first."""
    earlier = Edition.objects.filter(
        community=edition.community_id,
        year=edition.year,
        state=EditionState.PUBLISHED,
        number__lt=edition.number,
    )
    return list(earlier.order_by("-number"))


def listed(edition: Edition, code: str) -> dict[str, list[int]]:
    """The keys of the records that a figure counts now, by what they are to it."""
    figure = FIGURES[code]
    day = local_day(edition.signed_at) if edition.signed_at else None
    period = Period(edition.year, today=day)
    return {
        of: list(
            evidence(figure, edition.community_id, period, of=of)
            .order_by("pk")
            .values_list("pk", flat=True)
        )
        for of in ("part", "whole", "silent")
        if figure.where(of) is not None
    }


def is_genuine(edition: Edition) -> bool:
    """Whether a signed card is still what its fingerprint was made of."""
    return edition.frozen is not None and fingerprint(edition.frozen) == edition.sha256


@dataclass(frozen=True, slots=True)
class Proof:
    """A published edition, and how what somebody holds in their hands compares with it."""

    edition: Edition
    is_genuine: bool
    asked: str
    """The fingerprint that they read, as far as they read it."""

    @property
    def is_same(self) -> bool | None:
        """None where too little of it was read to tell."""
        is_whole = len(self.asked) >= len(self.edition.sha256)
        return self.asked == self.edition.sha256 if is_whole else None

    @property
    def begins_so(self) -> bool:
        return self.edition.sha256.startswith(self.asked)


def proof(slug: str, year: int, number: int | None, *, asked: str) -> Proof:
    edition = published(slug, year, number)
    if edition is None:
        raise NotFound
    return Proof(edition, is_genuine(edition), "".join(asked.split()).lower())


def to_review(actor: Actor) -> Sequence[Edition]:
    """Submitted cards of the communities that a street officer oversees, by community."""
    found = editions_for(actor).filter(
        community_id__in=actor.places(Role.STREET), state=EditionState.SUBMITTED
    )
    return list(found.order_by("community__code", "year"))
