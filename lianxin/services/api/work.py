"""Help to find work: trainings and openings for everybody, and one's own registration."""

from datetime import date
from typing import Annotated, Any, Literal

from django.utils.translation import gettext as _
from pydantic import Field

from lianxin.activities.models import CourseState
from lianxin.core import http
from lianxin.core.api import (
    Call,
    Key,
    Nothing,
    Scope,
    Shape,
    Slug,
    as_told,
    body_of,
    done,
    enumerated,
    filled,
    keep_home,
    taking,
)
from lianxin.core.errors import NotFound, NotPermitted
from lianxin.people.queries import oneself_in
from lianxin.places.models import Community
from lianxin.places.queries import community_by_slug
from lianxin.services import actions
from lianxin.services.api.door import router
from lianxin.services.forms import work as forms
from lianxin.services.models import (
    Jobseeker,
    Opening,
    Placement,
    SeekerState,
    Trade,
    Trainee,
    TraineeState,
)
from lianxin.services.queries import work as queries
from lianxin.services.rules.work import SEEKER_FLOW

KindOfTrade = Annotated[Trade, enumerated(Trade)]
StateOfSeeker = Annotated[SeekerState, enumerated(SeekerState)]
StateOfTrainee = Annotated[TraineeState, enumerated(TraineeState)]
CourseNow = Annotated[CourseState, enumerated(CourseState)]
VERBS = Field(examples=[["leave"]], description="您现在能走的步")


class JobTraining(Shape):
    """A training with a certificate, and whom it takes."""

    id: int
    course: int
    title: str = Field(examples=["面点制作"])
    state: CourseNow
    trade: KindOfTrade
    certificate: str = Field(examples=["中级育婴师"])
    issuer: str = Field(examples=["历下阳光大姐"])
    least_age: int
    most_age: int
    only_jobless: bool
    learning: int
    certified: int


class JobOpening(Shape):
    """Somebody who hires, as staff have checked it."""

    id: int
    employer: str = Field(examples=["阳光大姐家政"])
    title: str = Field(examples=["育婴师"])
    trade: KindOfTrade
    places: int
    taken: int
    pay: str
    words: str
    until: date


class Jobs(Shape):
    """What one can be trained for, and who hires."""

    trainings: list[JobTraining]
    openings: list[JobOpening]


class TrainingOfOne(Shape):
    """A training that somebody joined."""

    id: int = Field(description="学员的编号")
    training: int
    title: str
    state: StateOfTrainee
    number: str = Field(description="证书编号")


class PlaceOfWork(Shape):
    """Where somebody began to work."""

    where: str
    began_on: date
    ended_on: date | None


class OwnSearch(Shape):
    """One's own registration: what one looks for, and what became of it."""

    state: StateOfSeeker
    is_jobless: bool
    trades: list[KindOfTrade]
    words: str
    trainings: list[TrainingOfOne]
    placements: list[PlaceOfWork]
    verbs: list[str] = VERBS


@router.reads(
    "/communities/{slug}/work",
    scope=Scope.COMMUNITY_READ,
    gives=Jobs,
    says="助岗：有什么培训、谁在招人",
    is_open=True,
)
def jobs(request: Call, slug: Slug) -> Jobs:
    community = community_by_slug(slug)
    openings = queries.openings(community.pk, today=http.today())[: queries.MOST]
    return Jobs(
        trainings=[job_training(each) for each in queries.trainings(request.actor, community.pk)],
        openings=[job_opening(each) for each in openings],
    )


def job_training(row: queries.TrainingRow) -> JobTraining:
    training = row.training
    return JobTraining(
        id=training.pk,
        course=training.course_id,
        title=training.course.title,
        state=CourseState(training.course.state),
        trade=Trade(training.trade),
        certificate=training.certificate,
        issuer=training.issuer,
        least_age=training.least_age,
        most_age=training.most_age,
        only_jobless=training.only_jobless,
        learning=row.learning,
        certified=row.certified,
    )


def job_opening(opening: Opening) -> JobOpening:
    return as_told(JobOpening, opening, taken=vars(opening)["taken"])


def training_of_one(trainee: Trainee) -> TrainingOfOne:
    return TrainingOfOne(
        id=trainee.pk,
        training=trainee.training_id,
        title=trainee.training.course.title,
        state=TraineeState(trainee.state),
        number=trainee.number,
    )


def place_of_work(placement: Placement) -> PlaceOfWork:
    return PlaceOfWork(
        where=placement.where, began_on=placement.began_on, ended_on=placement.ended_on
    )


@router.reads(
    "/communities/{slug}/work/mine",
    scope=Scope.JOBS_READ,
    gives=OwnSearch,
    says="您的求职登记",
)
def own_search(request: Call, slug: Slug) -> OwnSearch:
    return _told(request, _home(request, slug))


def _home(request: Call, slug: str) -> Community:
    community = community_by_slug(slug)
    keep_home(request, community.pk)
    return community


def _own(request: Call, community: Community) -> Jobseeker:
    if (seeker := queries.own(request.actor, community)) is None:
        raise NotFound
    return seeker


def _told(request: Call, community: Community) -> OwnSearch:
    seeker = _own(request, community)
    return OwnSearch(
        state=SeekerState(seeker.state),
        is_jobless=seeker.is_jobless,
        trades=[Trade(each) for each in seeker.trades],
        words=seeker.words,
        trainings=[training_of_one(each) for each in seeker.trainings.all()],
        placements=[place_of_work(each) for each in seeker.placements.all()],
        verbs=sorted(step.verb for step in SEEKER_FLOW.open_to(request.actor, seeker)),
    )


@router.writes(
    "/communities/{slug}/work/register",
    scope=Scope.JOBS_WRITE,
    gives=OwnSearch,
    says="登记求职",
    status=201,
)
@taking(body_of(forms.OwnSeekerForm, "LooksForWork"))
def look_for_work(request: Call, slug: Slug, told: Any) -> OwnSearch:
    community = _home(request, slug)
    if (person := oneself_in(request.actor, community.pk)) is None:
        raise NotPermitted(_("先登录，或打电话、到社区来登记。"))
    form = forms.OwnSeekerForm(filled(told)[0])

    def deed() -> Jobseeker:
        said = form.told(person=person)
        return actions.register_seeker(request.actor, community, said, now=http.now())

    done(form, deed)
    return _told(request, community)


@router.writes(
    "/communities/{slug}/work/trainings/{int:pk}/join",
    scope=Scope.JOBS_WRITE,
    gives=OwnSearch,
    says="报一个助岗培训：先登记求职",
)
def join_training(request: Call, slug: Slug, pk: Key, told: Nothing) -> OwnSearch:
    community = _home(request, slug)
    seeker = _own(request, community)
    if queries.training_for(request.actor, pk).course.community_id != community.pk:
        raise NotFound
    actions.enrol(request.actor, seeker.pk, training_id=pk, now=http.now())
    return _told(request, community)


def _turn(verb: Literal["leave", "come_back"]) -> None:
    def take(request: Call, slug: Slug, told: Nothing) -> OwnSearch:
        community = _home(request, slug)
        actions.turn(request.actor, _own(request, community).pk, verb, now=http.now())
        return _told(request, community)

    take.__name__ = f"own_search_{verb}"
    router.writes(
        f"/communities/{{slug}}/work/mine/{verb.replace('_', '-')}",
        scope=Scope.JOBS_WRITE,
        gives=OwnSearch,
        says=f"您的求职登记：{SEEKER_FLOW[verb].label}",
    )(take)


_turn("leave")
_turn("come_back")
