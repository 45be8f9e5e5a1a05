"""A film for everybody: when it is shown, and when it was."""

from lianxin.activities.api.door import router
from lianxin.activities.api.reading import ActivityRow, row_of
from lianxin.activities.queries.screenings import showing
from lianxin.core import http
from lianxin.core.api import Call, Key, Scope, Slug
from lianxin.facilities.api.stock import FilmTold, told_film


class FilmShown(FilmTold):
    """A film with its screenings, the next and the latest first."""

    ahead: list[ActivityRow]
    past: list[ActivityRow]


@router.reads(
    "/communities/{slug}/films/{int:pk}",
    scope=Scope.ACTIVITIES_READ,
    gives=FilmShown,
    says="一部影片：哪天放，放过几场",
    is_open=True,
)
def film(request: Call, slug: Slug, pk: Key) -> FilmShown:
    found = showing(request.actor, slug, pk, now=http.now())
    return FilmShown(
        **told_film(found.film).model_dump(),
        ahead=[row_of(each) for each in found.ahead],
        past=[row_of(each) for each in found.past],
    )
