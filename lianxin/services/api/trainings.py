"""Trainings at the desk, made of courses: who learns, and who has the certificate. Names and phones
are masked.
"""

from typing import Annotated, Any

from pydantic import Field

from lianxin.activities.models import CourseState
from lianxin.core import http
from lianxin.core.api import (
    Call,
    Found,
    Key,
    Part,
    Ref,
    Scope,
    Shape,
    Slug,
    body_of,
    done,
    filled,
    keep_home,
    taking,
)
from lianxin.people.queries import Contact
from lianxin.services import actions
from lianxin.services.api.door import router
from lianxin.services.api.rounds import kept_workplace
from lianxin.services.api.work import CourseNow, StateOfTrainee
from lianxin.services.api.work_desk import JobsAtDesk, at_desk, of_home, overview_at_desk
from lianxin.services.deeds import TRAINEE_DEEDS
from lianxin.services.forms import work as forms
from lianxin.services.models import Trainee, TraineeState
from lianxin.services.queries import work as queries
from lianxin.services.rules.work import TRAINEE_FLOW

COURSE = Part(
    Annotated[Ref, Field(description="哪一门课：编号在 work/desk 的 courses 里")], ..., str
)


class TraineeTold(Shape):
    """One who learns, the name masked."""

    id: int
    seeker: int
    name: str = Field(examples=["李*芳"])
    phone: str = Field(examples=["138****1234"])
    state: StateOfTrainee
    number: str = Field(description="证书编号")


class TrainingAtDesk(Shape):
    """A training with who learns."""

    id: int
    course: int
    title: str
    state: CourseNow
    certificate: str
    trainees: list[TraineeTold]


@router.reads(
    "/communities/{slug}/work/trainings/{int:pk}",
    scope=Scope.JOBS_WORK,
    gives=TrainingAtDesk,
    says="一个助岗培训和它的学员；姓名电话遮住",
)
def training(request: Call, slug: Slug, pk: Key) -> TrainingAtDesk:
    return _training(request, slug, pk)


def _training(request: Call, slug: str, pk: int) -> TrainingAtDesk:
    seen = queries.training_page(request.actor, slug, pk, unmasked=())
    training, course = seen.training, seen.training.course
    keep_home(request, course.community_id)
    return TrainingAtDesk(
        id=training.pk,
        course=course.pk,
        title=course.title,
        state=CourseState(course.state),
        certificate=training.certificate,
        trainees=[_trainee(each, who) for each, who in seen.rows],
    )


def _trainee(trainee: Trainee, who: Contact) -> TraineeTold:
    return TraineeTold(
        id=trainee.pk,
        seeker=trainee.seeker_id,
        name=who.name,
        phone=who.phone,
        state=TraineeState(trainee.state),
        number=trainee.number,
    )


def _found_trainee(request: Call, slug: str, pk: int) -> Found:
    trainee = queries.trainee_for(request.actor, pk)
    return of_home(request, slug, trainee, trainee.seeker.community_id)


@router.writes(
    "/communities/{slug}/work/trainings",
    scope=Scope.JOBS_WORK,
    gives=JobsAtDesk,
    says="把一门课办成助岗培训",
    status=201,
)
@taking(body_of(forms.TrainingForm, "MakesTraining", instead={"course_id": COURSE}))
def make_training(request: Call, slug: Slug, told: Any) -> JobsAtDesk:
    community = kept_workplace(request, slug)
    form = forms.TrainingForm(queries.plannable(community.pk), filled(told)[0])
    done(form, lambda: actions.make_training(request.actor, form.told(), now=http.now()))
    return overview_at_desk(request, slug)


at_desk(
    path="work/trainees/{int:pk}",
    name="{}_trainee",
    body="Trainee{}",
    find=_found_trainee,
    gives=TrainingAtDesk,
    tell=lambda request, slug, trainee: _training(request, slug, trainee.training_id),
).declare(TRAINEE_DEEDS, lambda verb: f"学员：{TRAINEE_FLOW[verb].label}")
