"""The only doors to activities and sign-ups: what an actor sees, as a list and one by one."""

from django.db.models import QuerySet

from lianxin.activities.models import Activity, Series, Signup
from lianxin.activities.rules.activity import visible_to
from lianxin.activities.rules.signup import signups_visible_to
from lianxin.core.actor import DESK, Actor
from lianxin.core.errors import NotFound
from lianxin.people.queries import workplace

_ALONG = ("community__subdistrict", "series", "room", "film")
_OF_SIGNUP = ("activity__community__subdistrict", "activity__room")


def activities_for(actor: Actor) -> QuerySet[Activity]:
    """Without the draw's seed, which only a draw opens."""
    seen = Activity.objects.filter(visible_to(actor))
    return seen.select_related(*_ALONG).defer("draw_seed")


def activity_for(actor: Actor, pk: int, *, lock: bool = False) -> Activity:
    """Refuse alike what is absent and what is hidden, so neither can be guessed."""
    found = activities_for(actor).filter(pk=pk)
    # The key itself stays as it is, so those who only point to the row need not wait for it.
    if activity := (found.select_for_update(of=("self",), no_key=True) if lock else found).first():
        return activity
    raise NotFound


def activity_at(actor: Actor, slug: str, pk: int) -> Activity:
    """An activity as its community's page shows it."""
    if activity := activities_for(actor).filter(pk=pk, community__slug=slug).first():
        return activity
    raise NotFound


def at_desk(actor: Actor, slug: str, pk: int) -> Activity:
    """An activity at the desk of its community; elsewhere and hidden alike it is absent."""
    activity = activity_at(actor, slug, pk)
    if not actor.holds(DESK, activity.community_id):
        raise NotFound
    return activity


def signups_for(actor: Actor) -> QuerySet[Signup]:
    return Signup.objects.filter(signups_visible_to(actor)).select_related("person__user")


def signup_for(actor: Actor, pk: int) -> Signup:
    if signup := signups_for(actor).filter(pk=pk).select_related(*_OF_SIGNUP).first():
        return signup
    raise NotFound


def series_for(actor: Actor, slug: str) -> QuerySet[Series]:
    """A community's rows of activities at its desk, by name."""
    community = workplace(actor, slug)
    return Series.objects.filter(community=community).order_by("name", "pk")


def one_series(actor: Actor, pk: int) -> Series:
    """A row at the desk where the actor works; to all others it does not exist."""
    found = Series.objects.filter(pk=pk, community_id__in=actor.places(*DESK)).first()
    if found is None:
        raise NotFound
    return found
