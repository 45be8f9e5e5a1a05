"""Help to find work at the desk: whom to ask again, trainings, openings, jobseekers. Names and
phones are masked.
"""

from datetime import date, datetime
from functools import partial
from typing import Annotated, Any

from ninja import Query
from pydantic import Field

from lianxin.core import http
from lianxin.core.api import (
    Call,
    Found,
    Key,
    Leaf,
    Part,
    Ref,
    Scope,
    Shape,
    Slug,
    Steps,
    Turning,
    body_of,
    done,
    enumerated,
    filled,
    keep_home,
    taking,
)
from lianxin.core.errors import NotFound
from lianxin.people.queries import Contact
from lianxin.services import actions
from lianxin.services.api.door import router
from lianxin.services.api.rounds import kept_workplace
from lianxin.services.api.teams import NamedByNumber, named
from lianxin.services.api.work import (
    JobOpening,
    JobTraining,
    KindOfTrade,
    PlaceOfWork,
    StateOfSeeker,
    TrainingOfOne,
    job_opening,
    job_training,
    place_of_work,
    training_of_one,
)
from lianxin.services.deeds import FOLLOW_DEEDS, OPENING_DEEDS, SEEKER_DEEDS
from lianxin.services.forms import work as forms
from lianxin.services.models import (
    Answer,
    FollowUp,
    Jobseeker,
    SeekerState,
    Trade,
)
from lianxin.services.queries import work as queries
from lianxin.services.rules.work import SEEKER_FLOW

OPENING = Part(Annotated[Ref | None, Field(description="哪个岗位：编号在 openings 里")], None, str)
HowItIs = Annotated[Answer, enumerated(Answer)]


class SeekerRow(Shape):
    """Somebody who looks for work."""

    id: int
    name: str = Field(examples=["李*芳"])
    trades: list[KindOfTrade]
    registered_at: datetime
    state: StateOfSeeker


class AskAgain(Shape):
    """When somebody is asked whether they are still at work."""

    id: int
    seeker: int
    about: str = Field(examples=["中级育婴师"], description="哪个证，或在哪儿上岗")
    months: int
    due_on: date
    answer: HowItIs | None
    words: str


class JobsAtDesk(Leaf):
    """Who looks for work, as they came; whom to ask again now; trainings and openings."""

    items: list[SeekerRow]
    due: list[AskAgain]
    trainings: list[JobTraining]
    openings: list[JobOpening]
    courses: list[NamedByNumber] = Field(description="能办成培训的课")


class SeekerAtDesk(SeekerRow):
    """Somebody who looks for work, with what became of it."""

    phone: str = Field(examples=["138****1234"])
    is_jobless: bool
    words: str
    trainings: list[TrainingOfOne]
    placements: list[PlaceOfWork]
    follow_ups: list[AskAgain]
    open_trainings: list[NamedByNumber] = Field(description="现在能报的培训")
    openings: list[NamedByNumber]
    revision: int = Field(description='版本：If-Match 里写 "7"')
    verbs: list[str] = Field(examples=[["enrol", "place"]], description="您现在能走的步")


@router.reads(
    "/communities/{slug}/work/desk",
    scope=Scope.JOBS_WORK,
    gives=JobsAtDesk,
    says="工作台上的助岗：该回访谁、培训、招工、求职的人；一页五十位，姓名遮住",
)
def jobs_at_desk(request: Call, slug: Slug, turn: Query[Turning]) -> JobsAtDesk:
    return overview_at_desk(request, slug, after=turn.after, before=turn.before)


def overview_at_desk(request: Call, slug: str, *, after: str = "", before: str = "") -> JobsAtDesk:
    seen = queries.overview(
        request.actor, slug, unmasked=(), today=http.today(), after=after, before=before
    )
    keep_home(request, seen.community.pk)
    return JobsAtDesk(
        items=[SeekerRow.model_validate(_facts(each, who)) for each, who in seen.contacts],
        due=[_ask_again(each) for each, _who in seen.due],
        trainings=[job_training(each) for each in seen.trainings],
        openings=[job_opening(each) for each in seen.openings],
        courses=[
            NamedByNumber(id=each.pk, name=each.title)
            for each in queries.plannable(seen.community.pk)
        ],
        next=seen.page.next,
        previous=seen.page.previous,
    )


def _facts(seeker: Jobseeker, who: Contact) -> dict[str, Any]:
    return {
        "id": seeker.pk,
        "name": who.name,
        "trades": [Trade(each) for each in seeker.trades],
        "registered_at": seeker.registered_at,
        "state": SeekerState(seeker.state),
    }


def _ask_again(each: FollowUp) -> AskAgain:
    return AskAgain(
        id=each.pk,
        seeker=each.seeker_id,
        about=_about(each),
        months=each.months,
        due_on=each.due_on,
        answer=Answer(each.answer) if each.answer else None,
        words=each.words,
    )


def _about(each: FollowUp) -> str:
    if each.trainee is not None:
        return each.trainee.training.certificate
    return each.placement.where if each.placement else ""


@router.reads(
    "/communities/{slug}/work/seekers/{int:pk}",
    scope=Scope.JOBS_WORK,
    gives=SeekerAtDesk,
    says="一位求职的人：报过的培训、上岗、回访；姓名电话遮住",
)
def seeker(request: Call, slug: Slug, pk: Key) -> SeekerAtDesk:
    return _seeker(request, slug, pk)


def _page(request: Call, slug: str, pk: int) -> queries.SeekerPage:
    told = queries.seeker_page(request.actor, slug, pk, unmasked=(), today=http.today())
    keep_home(request, told.seeker.community_id)
    return told


def _seeker(request: Call, slug: str, pk: int) -> SeekerAtDesk:
    told = _page(request, slug, pk)
    seeker = told.seeker
    request.version = seeker.revision
    return SeekerAtDesk.model_validate(
        {
            **_facts(seeker, told.contact),
            "phone": told.contact.phone,
            "is_jobless": seeker.is_jobless,
            "words": seeker.words,
            "trainings": [training_of_one(each) for each in told.trainings],
            "placements": [place_of_work(each) for each in told.placements],
            "follow_ups": [_ask_again(each) for each in told.follow_ups],
            "open_trainings": named(list(told.open_trainings)),
            "openings": named(list(told.openings)),
            "revision": seeker.revision,
            "verbs": sorted(told.verbs),
        }
    )


def _found(request: Call, slug: str, pk: int) -> Found:
    told = _page(request, slug, pk)
    choices = {"training_id": list(told.open_trainings), "opening_id": list(told.openings)}
    return Found(told.seeker, (choices,))


def of_home(request: Call, slug: str, thing: Any, community_id: int) -> Found:
    """Refuse what belongs to another community."""
    if kept_workplace(request, slug).pk != community_id:
        raise NotFound
    return Found(thing, ({},))


def _found_follow_up(request: Call, slug: str, pk: int) -> Found:
    asked = queries.follow_up_for(request.actor, pk)
    return of_home(request, slug, asked, asked.seeker.community_id)


def _found_opening(request: Call, slug: str, pk: int) -> Found:
    opening = queries.opening_for(request.actor, pk)
    return of_home(request, slug, opening, opening.community_id)


@router.writes(
    "/communities/{slug}/work/openings",
    scope=Scope.JOBS_WORK,
    gives=JobsAtDesk,
    says="发一条招工",
    status=201,
)
@taking(body_of(forms.OpeningForm, "PostsOpening"))
def post_opening(request: Call, slug: Slug, told: Any) -> JobsAtDesk:
    community = kept_workplace(request, slug)
    form = forms.OpeningForm(filled(told)[0])
    done(form, lambda: actions.post_opening(request.actor, community, form.told(), now=http.now()))
    return overview_at_desk(request, slug)


@router.writes(
    "/communities/{slug}/work/seekers",
    scope=Scope.JOBS_WORK,
    gives=SeekerAtDesk,
    says="替居民登记求职（代办）",
    status=201,
)
@taking(body_of(forms.SeekerForm, "TakesSeekerDown"))
def register_seeker(request: Call, slug: Slug, told: Any) -> SeekerAtDesk:
    community = kept_workplace(request, slug)
    form = forms.SeekerForm(filled(told)[0])

    def deed() -> Jobseeker:
        return actions.register_seeker(request.actor, community, form.told(), now=http.now())

    return _seeker(request, slug, done(form, deed).pk)


at_desk = partial(Steps, router=router, scope=Scope.JOBS_WORK)
at_desk(
    path="work/seekers/{int:pk}",
    name="{}_seeker",
    body="Seeker{}",
    find=_found,
    gives=SeekerAtDesk,
    tell=lambda request, slug, seeker: _seeker(request, slug, seeker.pk),
    has_version=True,
).declare(
    SEEKER_DEEDS,
    lambda verb: f"求职：{SEEKER_FLOW[verb].label}",
    {"place": {"opening_id": OPENING}},
)
at_desk(
    path="work/follow-ups/{int:pk}",
    name="{}_follow_up",
    body="Work{}",
    find=_found_follow_up,
    gives=SeekerAtDesk,
    tell=lambda request, slug, asked: _seeker(request, slug, asked.seeker_id),
).declare(FOLLOW_DEEDS, {"answer": "记一次回访：在岗吗"}.get)
at_desk(
    path="work/openings/{int:pk}",
    name="{}_opening",
    body="Opening{}",
    find=_found_opening,
    gives=JobsAtDesk,
    tell=lambda request, slug, _opening: overview_at_desk(request, slug),
).declare(OPENING_DEEDS, {"close": "收起一条招工"}.get)
