"""Help to find work: the doors to its records, and its pages at the desk and on the portal."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from lianxin.activities.models import Course, CourseState
from lianxin.core import keyset
from lianxin.core.actor import Actor
from lianxin.core.errors import NotFound
from lianxin.core.keyset import Page
from lianxin.people.queries import Contact, contact, workplace
from lianxin.places.models import Community
from lianxin.services.models import (
    FollowUp,
    Jobseeker,
    Opening,
    Placement,
    SeekerState,
    Trainee,
    TraineeState,
    Training,
)
from lianxin.services.queries.care_access import one
from lianxin.services.rules import work as rules

LATEST = ("-pk",)
MOST = 100


def seeker_for(actor: Actor, pk: int, *, lock: bool = False) -> Jobseeker:
    found = Jobseeker.objects.filter(rules.seekers_visible_to(actor))
    found = found.select_related("community__subdistrict", "person__user")
    return one(found.filter(pk=pk), lock=lock)


def training_for(actor: Actor, pk: int) -> Training:
    found = Training.objects.filter(rules.trainings_visible_to(actor))
    return one(found.select_related("course__community").filter(pk=pk), lock=False)


def trainee_for(actor: Actor, pk: int, *, lock: bool = False) -> Trainee:
    found = Trainee.objects.filter(rules.trainees_visible_to(actor)).select_related(
        "training__course", "seeker__community__subdistrict"
    )
    return one(found.filter(pk=pk), lock=lock)


def opening_for(actor: Actor, pk: int, *, lock: bool = False) -> Opening:
    found = Opening.objects.filter(rules.openings_visible_to(actor))
    return one(found.select_related("community").filter(pk=pk), lock=lock)


def follow_up_for(actor: Actor, pk: int, *, lock: bool = False) -> FollowUp:
    found = FollowUp.objects.filter(rules.follow_ups_visible_to(actor))
    return one(found.select_related("seeker__community").filter(pk=pk), lock=lock)


@dataclass(frozen=True, slots=True)
class TrainingRow:
    training: Training
    learning: int
    certified: int


def trainings(actor: Actor, community_id: int) -> list[TrainingRow]:
    """A community's trainings, the latest planned first."""
    found = (
        Training.objects.filter(rules.trainings_visible_to(actor), course__community=community_id)
        .select_related("course")
        .annotate(
            learning=Count("trainees", filter=Q(trainees__state=TraineeState.ENROLLED)),
            certified=Count("trainees", filter=Q(trainees__state=TraineeState.CERTIFIED)),
        )
        .order_by("-course__planned_at", "-pk")
    )
    return [
        TrainingRow(each, vars(each)["learning"], vars(each)["certified"]) for each in found[:MOST]
    ]


def openings(community_id: int, *, today: date) -> QuerySet[Opening]:
    """What can be applied for now."""
    found = Opening.objects.filter(community=community_id, closed_at__isnull=True, until__gte=today)
    taken = Count("placements", filter=Q(placements__ended_on__isnull=True))
    return found.annotate(taken=taken).order_by("-posted_at", "-pk")


@dataclass(frozen=True, slots=True)
class Overview:
    community: Community
    due: Sequence[tuple[FollowUp, Contact]]
    trainings: Sequence[TrainingRow]
    openings: Sequence[Opening]
    page: Page[Jobseeker]
    contacts: Sequence[tuple[Jobseeker, Contact]]


def overview(
    actor: Actor,
    slug: str,
    *,
    unmasked: Collection[int],
    today: date,
    after: str = "",
    before: str = "",
) -> Overview:
    """Whom to ask again now, the trainings, the openings, and who looks for work."""
    community = workplace(actor, slug)
    due = FollowUp.objects.filter(seeker__community=community, answer="", due_on__lte=today)
    due = due.select_related("seeker__person__user", "trainee__training", "placement")
    found = Jobseeker.objects.filter(community=community).exclude(state=SeekerState.LEFT)
    page = keyset.page(found.select_related("person__user"), LATEST, after=after, before=before)
    return Overview(
        community,
        [
            (each, contact(each.seeker.person, unmasked))
            for each in due.order_by("due_on", "pk")[:MOST]
        ],
        trainings(actor, community.pk),
        list(openings(community.pk, today=today)[:MOST]),
        page,
        [(each, contact(each.person, unmasked)) for each in page.rows],
    )


def plannable(community_id: int) -> list[Course]:
    """Courses that could be made trainings."""
    states = [CourseState.PLANNED, CourseState.ENROLLING]
    found = Course.objects.filter(community=community_id, state__in=states, training__isnull=True)
    return list(found.order_by("-planned_at", "-pk")[:MOST])


@dataclass(frozen=True, slots=True)
class SeekerPage:
    seeker: Jobseeker
    contact: Contact
    trainings: Sequence[Trainee]
    placements: Sequence[Placement]
    follow_ups: Sequence[FollowUp]
    open_trainings: Sequence[tuple[int, str]]
    openings: Sequence[tuple[int, str]]
    verbs: Collection[str]


def seeker_page(
    actor: Actor, slug: str, pk: int, *, unmasked: Collection[int], today: date
) -> SeekerPage:
    community = workplace(actor, slug)
    seeker = seeker_for(actor, pk)
    if seeker.community_id != community.pk:
        raise NotFound
    learning = list(seeker.trainings.select_related("training__course").order_by("-pk"))
    follow_ups = seeker.follow_ups.select_related("trainee__training", "placement")
    return SeekerPage(
        seeker,
        contact(seeker.person, unmasked),
        learning,
        list(seeker.placements.order_by("-began_on", "-pk")),
        list(follow_ups.order_by("due_on", "pk")),
        _enrolling(community.pk, {each.training_id for each in learning}),
        [
            (each.pk, f"{each.title}（{each.employer}）")
            for each in openings(community.pk, today=today)
        ],
        {step.verb for step in rules.SEEKER_FLOW.open_to(actor, seeker)},
    )


def _enrolling(community_id: int, without: Collection[int]) -> list[tuple[int, str]]:
    found = Training.objects.filter(
        course__community=community_id, course__state=CourseState.ENROLLING
    )
    found = found.exclude(pk__in=without).select_related("course").order_by("pk")
    return [(each.pk, f"{each.course.title}（{each.certificate}）") for each in found]


@dataclass(frozen=True, slots=True)
class TrainingPage:
    training: Training
    rows: Sequence[tuple[Trainee, Contact]]


def training_page(actor: Actor, slug: str, pk: int, *, unmasked: Collection[int]) -> TrainingPage:
    community = workplace(actor, slug)
    training = training_for(actor, pk)
    if training.course.community_id != community.pk:
        raise NotFound
    found = training.trainees.select_related("seeker__person__user").order_by("pk")
    return TrainingPage(training, [(each, contact(each.seeker.person, unmasked)) for each in found])


def own(actor: Actor, community: Community) -> Jobseeker | None:
    mine = Jobseeker.objects.filter(person_id__in=actor.person_ids, community=community)
    return mine.prefetch_related("trainings__training__course", "placements").first()
