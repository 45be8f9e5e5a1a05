"""Activities and their series in the article."""

from collections.abc import Mapping

from lianxin.activities.models import HELD_STATES, Activity, Series
from lianxin.demo.proof.look import Fact, Look

COUNTED = {"activities": "activities_held"}
DAYS = {"清明": "qingming", "七一": "party", "国庆": "national", "抗战胜利纪念日": "victory"}


def _no_activity(community: str, fact: Fact) -> str:
    """What is at fault with one named activity: it must have been held in the article's year."""
    found = Activity.objects.filter(community__name=community, title=fact["name"])
    if not found.exists():
        return "no such activity"
    held = found.filter(state__in=sorted(HELD_STATES), starts_at__year=2015)
    return "" if held.exists() else "was not held in 2015"


def _no_row(community: str, fact: Fact) -> str:
    """What is at fault with activities that were held on several days under one name."""
    held = Activity.objects.filter(
        community__name=community, series__name=fact["name"], state__in=sorted(HELD_STATES)
    )
    days = set(held.filter(starts_at__year=2015).values_list("occasion", flat=True))
    lacking = [day for day in fact["days"] if DAYS[day] not in days]
    return f"nothing on {'、'.join(lacking)}" if lacking else ""


def _no_series(community: str, fact: Fact) -> str:
    """What is at fault with a named series: its theme, its activities, its courses."""
    found = Series.objects.filter(community__name=community, name=fact["name"]).first()
    if found is None:
        return "no such series"
    if found.theme != fact.get("theme", found.theme):
        return f"its theme is {found.theme}"
    if not found.activities.filter(state__in=sorted(HELD_STATES)).exists():
        return "nothing of it was held"
    taught = " ".join(found.courses.values_list("title", flat=True))
    lacking = [course for course in fact.get("courses", ()) if course not in taught]
    return f"no course of {'、'.join(lacking)}" if lacking else ""


LOOKS: Mapping[str, Look] = {
    "activity": _no_activity,
    "activities": _no_row,
    "course series": _no_series,
}
