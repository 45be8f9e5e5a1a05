"""What is found of activities, courses and cultural teams."""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lianxin.activities.models import Activity, ActivityPhoto, Course, CulturalTeam, Series
from lianxin.activities.queries.access import activities_for
from lianxin.activities.queries.courses import courses_for
from lianxin.activities.queries.teams import teams_for
from lianxin.core.actor import DESK
from lianxin.core.seeking import Finder, Search, Shot, at, pictured


def _activities(search: Search) -> QuerySet[Activity]:
    return activities_for(search.actor).filter(community_id=search.community_id).defer("words")


def _series(search: Search) -> QuerySet[Series]:
    found = Series.objects.filter(community_id=search.community_id)
    return found if search.actor.holds(DESK, search.community_id) else found.none()


def _courses(search: Search) -> QuerySet[Course]:
    return courses_for(search.actor).filter(community_id=search.community_id).defer("words")


def _teams(search: Search) -> QuerySet[CulturalTeam]:
    return teams_for(search.actor).filter(community_id=search.community_id)


def _day(activity: Activity) -> str:
    day = timezone.localtime(activity.starts_at)
    return f"{day:%Y-%m-%d}"


def _shots(rows: Sequence[Activity]) -> list[Shot]:
    photos = ActivityPhoto.objects.filter(activity__in=[row.pk for row in rows])
    return [
        Shot(photo.activity_id, photo.upload, photo.caption)
        for photo in photos.select_related("upload").order_by("at", "pk")
    ]


FINDERS = (
    Finder(
        code="activities",
        label=_("活动"),
        icon="calendar-event",
        rank=70,
        rows=_activities,
        fields=("title",),
        desk=at("activities_desk:activity"),
        portal=at("activities:show"),
        called=lambda activity: str(activity.title),
        note=_day,
        order=("-starts_at", "-pk"),
        moment="starts_at",
        shots=_shots,
        picture=pictured("activities:photo"),
    ),
    Finder(
        code="series",
        label=_("系列活动"),
        icon="calendar-event",
        rank=71,
        rows=_series,
        desk=at("activities_desk:series"),
        called=lambda series: str(series.name),
    ),
    Finder(
        code="courses",
        label=_("课程"),
        icon="book",
        rank=72,
        rows=_courses,
        fields=("title", "series__name"),
        desk=at("courses_desk:course"),
        portal=at("courses:show"),
        called=lambda course: str(course.title),
    ),
    Finder(
        code="cultural_teams",
        label=_("文体队伍"),
        icon="music",
        rank=73,
        rows=_teams,
        desk=at("teams_desk:team"),
        portal=at("teams:show"),
        called=lambda team: str(team.name),
        order=("name", "pk"),
    ),
)
