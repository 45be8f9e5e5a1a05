"""Activities at the desk: planned, published, drawn, held, recorded and put right."""

from typing import Annotated, Any, Literal

from ninja import Query
from pydantic import Field

from lianxin.activities import actions
from lianxin.activities.api.door import router
from lianxin.activities.api.reading import ActivityLeaf, ActivityRow, activity_facts, row_of
from lianxin.activities.deeds import DEEDS
from lianxin.activities.forms.plan import PlanForm
from lianxin.activities.models import Activity
from lianxin.activities.queries.access import at_desk, series_for
from lianxin.activities.queries.desk import VIEWS, dossier, shelf
from lianxin.activities.rules.activity import WORKERS
from lianxin.activities.rules.occasions import CUSTOMS
from lianxin.core import http
from lianxin.core.api import (
    Body,
    Call,
    Found,
    Key,
    Part,
    Ref,
    Scope,
    Shape,
    Slug,
    Steps,
    Turning,
    body_of,
    done,
    filled,
    keep_home,
    taking,
    turned,
    unchanged_since,
)
from lianxin.core.errors import NotFound
from lianxin.facilities.queries import rooms_for
from lianxin.facilities.queries.desk import films_at
from lianxin.people.queries import workplace
from lianxin.places.models import Community

NUMBER = {
    name: Part(
        Annotated[Ref | None, Field(description=f"{words}：编号在 activities/choices 里")],
        None,
        str,
    )
    for name, words in {"room": "用哪间房", "series": "属于哪个系列", "film": "放哪部影片"}.items()
}
OCCASION = Part(
    Annotated[Literal[("", *(each.code for each in CUSTOMS))], Field(description="为哪个日子")],
    "",
)
PlansActivity = body_of(PlanForm, "PlansActivity", instead={**NUMBER, "occasion": OCCASION})


class WhichActivities(Turning):
    """Which of them; a page has thirty."""

    view: str = Field("ahead", pattern=f"^({'|'.join(VIEWS)})$")


class Chosen(Shape):
    """Something to choose by its number."""

    id: int
    name: str = Field(examples=["活动室"])


class PlanChoices(Shape):
    """What a plan may name."""

    rooms: list[Chosen]
    series: list[Chosen]
    films: list[Chosen]
    occasions: list[str] = Field(examples=[["lantern"]])


class PictureTold(Shape):
    """A picture of an activity."""

    id: int
    caption: str


class ActivityAtDesk(ActivityRow):
    """An activity as its staff see it."""

    words: str
    outcome: str
    reason: str = Field(description="为什么取消了")
    code: str = Field(description="门口签到码")
    counts: dict[str, int] = Field(examples=[{"placed": 20}], description="报名的各有几位")
    came: int
    stars: float | None
    said: list[str] = Field(description="来过的人写的话")
    photos: list[PictureTold]
    revision: int = Field(description='版本：If-Match 里写 "7"')
    verbs: list[str] = Field(examples=[["publish", "replan"]], description="您现在能走的步")


@router.reads(
    "/communities/{slug}/activities/desk",
    scope=Scope.ACTIVITIES_WORK,
    gives=ActivityLeaf,
    says="工作台上的活动：没发布的、没记录的也在内",
)
def shelf_(request: Call, slug: Slug, which: Query[WhichActivities]) -> ActivityLeaf:
    pk = _workplace(request, slug).pk
    found = shelf(request.actor, slug, pk, view=which.view, after=which.after, before=which.before)
    return turned(ActivityLeaf, found.page, row_of)


@router.reads(
    "/communities/{slug}/activities/choices",
    scope=Scope.ACTIVITIES_WORK,
    gives=PlanChoices,
    says="安排活动时能选的房间、系列、影片和节日",
)
def choices(request: Call, slug: Slug) -> PlanChoices:
    community = _workplace(request, slug)
    rooms, series, films = _offers(request, community)
    return PlanChoices(
        rooms=[Chosen(id=each.pk, name=each.name) for each in rooms if each.is_in_use],
        series=[Chosen(id=each.pk, name=each.name) for each in series],
        films=[Chosen(id=each.pk, name=each.title) for each in films],
        occasions=[each.code for each in CUSTOMS],
    )


@router.reads(
    "/communities/{slug}/activities/{int:pk}/desk",
    scope=Scope.ACTIVITIES_WORK,
    gives=ActivityAtDesk,
    says="工作台上的一场活动",
)
def activity_at_desk(request: Call, slug: Slug, pk: Key) -> ActivityAtDesk:
    return told_at_desk(request, slug, pk)


def told_at_desk(request: Call, slug: str, pk: int) -> ActivityAtDesk:
    activity = kept(request, slug, pk)
    told = dossier(request.actor, activity, now=http.now())
    request.version, mean = activity.revision, told.stars.mean
    return ActivityAtDesk.model_validate(
        {
            **activity_facts(activity),
            "words": activity.words,
            "outcome": activity.outcome,
            "reason": activity.reason,
            "code": activity.code,
            "counts": {str(state): count for state, count in told.counts.items()},
            "came": told.came,
            "stars": None if mean is None else round(float(mean), 2),
            "said": [each.words for each in told.said],
            "photos": [PictureTold(id=each.pk, caption=each.caption) for each in told.photos],
            "revision": activity.revision,
            "verbs": sorted(told.verbs),
        }
    )


def kept(request: Call, slug: str, pk: int) -> Activity:
    """An activity at the desk where the token is for."""
    activity = at_desk(request.actor, slug, pk)
    keep_home(request, activity.community_id)
    return activity


def _workplace(request: Call, slug: str) -> Community:
    community = workplace(request.actor, slug)
    keep_home(request, community.pk)
    return community


def worker(request: Call, slug: str) -> Community:
    community = _workplace(request, slug)
    if not request.actor.holds(WORKERS, community.pk):
        raise NotFound
    return community


def _offers(request: Call, community: Community) -> tuple[list[Any], list[Any], list[Any]]:
    actor = request.actor
    return (
        list(rooms_for(actor, community.pk)),
        list(series_for(actor, community.slug).filter(is_running=True)),
        list(films_at(actor, community.pk).filter(is_kept=True)),
    )


def _form(request: Call, community: Community, told: Body) -> PlanForm:
    return PlanForm(*_offers(request, community), filled(told)[0], initial={})


@router.writes(
    "/communities/{slug}/activities",
    scope=Scope.ACTIVITIES_WORK,
    gives=ActivityAtDesk,
    says="安排一场活动；选了房间就替您订下",
    status=201,
)
@taking(PlansActivity)
def plan(request: Call, slug: Slug, told: Any) -> ActivityAtDesk:
    community = worker(request, slug)
    form = _form(request, community, told)
    made = done(form, lambda: actions.plan(request.actor, community, form.plan(), now=http.now()))
    return told_at_desk(request, slug, made.pk)


@router.writes(
    "/communities/{slug}/activities/{int:pk}/replan",
    scope=Scope.ACTIVITIES_WORK,
    gives=ActivityAtDesk,
    says="改一场活动；时间地点变了，报名的人都会收到",
    has_version=True,
)
@taking(PlansActivity)
def replan(request: Call, slug: Slug, pk: Key, told: Any) -> ActivityAtDesk:
    community, activity = worker(request, slug), kept(request, slug, pk)
    seen = unchanged_since(request, activity.revision)
    form = _form(request, community, told)
    done(form, lambda: actions.replan(request.actor, pk, form.plan(), now=http.now(), seen=seen))
    return told_at_desk(request, slug, pk)


Steps(
    router=router,
    scope=Scope.ACTIVITIES_WORK,
    path="activities/{int:pk}",
    body="Activity{}",
    find=lambda request, slug, pk: Found(kept(request, slug, pk)),
    gives=ActivityAtDesk,
    tell=lambda request, slug, activity: told_at_desk(request, slug, activity.pk),
    has_version=True,
).declare(DEEDS, lambda verb: f"活动：{DEEDS[verb].label}")


@router.writes(
    "/communities/{slug}/activities/{int:pk}/photos/{int:thing}/drop",
    scope=Scope.ACTIVITIES_WORK,
    gives=ActivityAtDesk,
    says="活动的一张照片拿下来",
)
def drop_photo(request: Call, slug: Slug, pk: Key, thing: Key) -> ActivityAtDesk:
    kept(request, slug, pk)
    actions.drop_photo(request.actor, pk, thing, now=http.now())
    return told_at_desk(request, slug, pk)
