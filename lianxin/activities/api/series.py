"""Rows of activities under one name, e.g. a lecture hall or a season of films."""

from collections.abc import Mapping
from typing import Any

from lianxin.activities import actions
from lianxin.activities.api.desk import Chosen, worker
from lianxin.activities.api.door import router
from lianxin.activities.forms.plan import ChangeSeriesForm, SeriesForm
from lianxin.activities.models import Series
from lianxin.activities.queries.access import one_series
from lianxin.core import http
from lianxin.core.api import Call, Key, Scope, Slug, as_told, body_of, done, filled, taking
from lianxin.core.errors import NotFound


class SeriesTold(Chosen):
    """A row of activities under one name."""

    theme: str
    words: str
    is_running: bool


def _series(series: Series) -> SeriesTold:
    return as_told(SeriesTold, series)


@router.writes(
    "/communities/{slug}/activities/series",
    scope=Scope.ACTIVITIES_WORK,
    gives=SeriesTold,
    says="开一个系列",
    status=201,
)
@taking(body_of(SeriesForm, "BeginsSeries"))
def begin_series(request: Call, slug: Slug, told: Any) -> SeriesTold:
    community, form = worker(request, slug), SeriesForm(filled(told)[0])

    def deed() -> Series:
        said: Mapping[str, Any] = form.cleaned_data
        return actions.begin_series(request.actor, community, now=http.now(), **said)

    return _series(done(form, deed))


@router.writes(
    "/communities/{slug}/activities/series/{int:pk}/change",
    scope=Scope.ACTIVITIES_WORK,
    gives=SeriesTold,
    says="改一个系列",
)
@taking(body_of(ChangeSeriesForm, "ChangesSeries"))
def change_series(request: Call, slug: Slug, pk: Key, told: Any) -> SeriesTold:
    community, found = worker(request, slug), one_series(request.actor, pk)
    if found.community_id != community.pk:
        raise NotFound
    form = ChangeSeriesForm(filled(told)[0])

    def deed() -> Series:
        return actions.change_series(request.actor, pk, now=http.now(), **form.cleaned_data)

    return _series(done(form, deed))
