"""One project as it is told, to residents and at the desk."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Count, Q, QuerySet

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.models import Entry
from lianxin.matters.models import Matter
from lianxin.matters.rules import visible_to as matters_visible_to
from lianxin.places.models import Place
from lianxin.works.models import (
    Funding,
    Inspection,
    Milestone,
    OwnersConsent,
    Piece,
    PieceState,
    Project,
    ProjectPhoto,
    Purpose,
    Say,
    Stage,
)
from lianxin.works.queries.held import unasked
from lianxin.works.queries.law import terms_of
from lianxin.works.rules.acceptance import Verdict, verdict
from lianxin.works.rules.law import may_skip, purpose_of


@dataclass(frozen=True, slots=True)
class Pair:
    """One spot before and after, and what was seen from it in between."""

    spot: str
    before: ProjectPhoto
    after: ProjectPhoto
    between: list[ProjectPhoto]


@dataclass(frozen=True, slots=True)
class Stone:
    """A milestone with the pictures that were taken when it was reached."""

    milestone: Milestone
    photos: list[ProjectPhoto]


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the course: one entry, or the latest of so many words that residents said."""

    entry: Entry
    times: int


@dataclass(frozen=True, slots=True)
class Voice:
    """How those of one building found it."""

    place: Place
    fine: int
    spoken: int
    verdict: Verdict

    @property
    def not_fine(self) -> int:
        return self.spoken - self.fine


@dataclass(frozen=True, slots=True)
class Building:
    """What one building, or one room, gets."""

    where: str
    pieces: list[Piece]


@dataclass(frozen=True, slots=True)
class Needed:
    """Whether the law asks the owners, and where that stands."""

    purpose: Purpose | None
    is_held: bool
    is_skipped: bool


@dataclass(frozen=True, slots=True)
class Story:
    buildings: list[Building]
    funding: list[Funding]
    total: int
    """Fen in all."""
    needed: Needed
    consents: list[OwnersConsent]
    stones: list[Stone]
    inspections: list[Inspection]
    pairs: list[Pair]
    others: list[ProjectPhoto]
    """What has no counterpart from the same spot, and belongs to no milestone."""
    photos: list[ProjectPhoto]
    """All of them, in order of time."""
    voices: list[Voice]
    matters: list[Matter]
    course: list[Passage]


def story(actor: Actor, project: Project, *, today: date, public_only: bool = True) -> Story:
    """All that is told of a project, in some ten statements whatever its size."""
    pieces = list(pieces_of(project))
    funding = list(project.funding.order_by("pk"))
    photos = list(project.photos.select_related("upload").order_by("at", "pk"))
    pairs, others = _paired(photos)
    consents = list(project.consents.select_related("part_rule", "pass_rule").order_by("-pk"))
    return Story(
        buildings=_by_building(pieces),
        funding=funding,
        total=sum(each.fen for each in funding),
        needed=_needed(project, {each.source for each in funding}, consents),
        consents=consents,
        stones=_stones(project, photos),
        inspections=list(project.inspections.order_by("-on", "-pk")),
        pairs=pairs,
        others=others,
        photos=photos,
        voices=voices(project, today=today),
        matters=list(
            project.matters.filter(matters_visible_to(actor)).order_by("reported_at", "pk")
        ),
        course=_course(journal.course_of(project, public_only=public_only).order_by("-id")),
    )


def pieces_of(project: Project) -> QuerySet[Piece]:
    found = project.pieces.select_related("place", "room", "warranty_rule")
    return found.order_by("place__courtyard__position", "place__position", "place", "room", "pk")


def _by_building(pieces: list[Piece]) -> list[Building]:
    return [Building(where, list(each)) for where, each in groupby(pieces, lambda it: it.where)]


def _paired(photos: list[ProjectPhoto]) -> tuple[list[Pair], list[ProjectPhoto]]:
    """The first before and the last after from each spot, and what is left over."""
    before: dict[str, ProjectPhoto] = {}
    after: dict[str, ProjectPhoto] = {}
    for photo in photos:
        if photo.stage == Stage.BEFORE:
            before.setdefault(photo.spot, photo)
        elif photo.stage == Stage.AFTER:
            after[photo.spot] = photo
    pairs = [
        Pair(spot, first, after[spot], _between(photos, first, after[spot]))
        for spot, first in before.items()
        if spot in after
    ]
    told = {each.pk for pair in pairs for each in (pair.before, pair.after, *pair.between)}
    others = [each for each in photos if each.pk not in told and each.milestone_id is None]
    return pairs, others


def _between(
    photos: list[ProjectPhoto], before: ProjectPhoto, after: ProjectPhoto
) -> list[ProjectPhoto]:
    """Everything else from the same spot, milestone by milestone."""
    ends = {before.pk, after.pk}
    return [each for each in photos if each.spot == before.spot and each.pk not in ends]


def _stones(project: Project, photos: list[ProjectPhoto]) -> list[Stone]:
    return [
        Stone(stone, [each for each in photos if each.milestone_id == stone.pk])
        for stone in project.milestones.order_by("due_on", "pk")
    ]


def _course(entries: QuerySet[Entry]) -> list[Passage]:
    """The latest first; what residents said one after the other is told as one."""
    found: list[Passage] = []
    for deed, run in groupby(entries, lambda entry: entry.deed):
        stretch = list(run)
        if deed == "say":
            found.append(Passage(stretch[0], len(stretch)))
        else:
            found += [Passage(each, 1) for each in stretch]
    return found


def needed(project: Project) -> Needed:
    sources = set(project.funding.values_list("source", flat=True))
    consents = project.consents.select_related("owner_vote").order_by("-pk")
    return _needed(project, sources, [each for each in consents if _asked_all(project, each)])


def _asked_all(project: Project, consent: OwnersConsent) -> bool:
    """A building that was added since a vote held here is not spoken for by it."""
    return consent.owner_vote is None or not unasked(project, consent.owner_vote)


def _needed(project: Project, sources: set[str], consents: list[OwnersConsent]) -> Needed:
    purpose = purpose_of(project, sources)
    if purpose is None:
        return Needed(None, is_held=True, is_skipped=False)
    last = next((each for each in consents if each.purpose == purpose), None)
    # Who may be asked to pay may be asked to spend as well: what is harder to get includes it.
    harder = next((each for each in consents if each.purpose == Purpose.RAISE), None)
    is_held = any(each is not None and each.passed for each in (last, harder))
    return Needed(purpose, is_held, may_skip(project, purpose))


def buildings_asked(project: Project) -> list[Place]:
    """The buildings that got something and have not accepted it yet."""
    done = Q(state=PieceState.DONE, accepted_at__isnull=True, place__isnull=False)
    found = project.pieces.filter(done).select_related("place").order_by("place__position", "pk")
    return list({piece.place_id: piece.place for piece in found if piece.place}.values())


def voices(project: Project, *, today: date) -> list[Voice]:
    """How each building found it in the present round, or in the one that settled it."""
    if not project.round:
        return []
    terms = terms_of(project.community, on=today)
    says = Say.objects.filter(project=project, round=project.round)
    rows = says.values("place").annotate(spoken=Count("pk"), fine=Count("pk", Q(is_fine=True)))
    counted: Mapping[int, tuple[int, int]] = {
        row["place"]: (row["fine"], row["spoken"]) for row in rows.order_by()
    }
    asked = {place.pk: place for place in _asked_places(project)}
    return [
        Voice(
            place,
            *counted.get(pk, (0, 0)),
            verdict(*counted.get(pk, (0, 0)), terms, until=project.asked_until, today=today),
        )
        for pk, place in asked.items()
    ]


def _asked_places(project: Project) -> list[Place]:
    done = project.pieces.filter(state=PieceState.DONE, place__isnull=False)
    found = done.select_related("place").order_by("place__position", "pk")
    return list({piece.place_id: piece.place for piece in found if piece.place}.values())


def own_say(actor: Actor, project: Project) -> Say | None:
    """What the reader has said in the present round."""
    if not actor.person_ids or not project.round:
        return None
    mine = Say.objects.filter(project=project, round=project.round, person_id__in=actor.person_ids)
    return mine.select_related("place").first()
