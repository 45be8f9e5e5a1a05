"""What is found of Party organisations: only by those who work with a community's Party records
(S-18).
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lianxin.core.flow import Text
from lianxin.core.seeking import Finder, Search, at, on
from lianxin.party.models import Board, Body, BodyKind, Campaign, Commendation, Member, PostScheme
from lianxin.party.rules.access import works_with


def _of(model: type[Model], *along: str) -> Callable[[Search], QuerySet[Any]]:
    def rows(search: Search) -> QuerySet[Any]:
        actor, here = search.actor, search.community_id
        found = model._default_manager.filter(community_id=here)
        return found.select_related(*along) if works_with(actor, here) else found.none()

    return rows


def _branch(member: Member) -> str:
    left = gettext("已转出") if member.left_on else ""
    parts = (member.branch.name if member.branch else "", left)
    return " · ".join(part for part in parts if part)


def _kind(body: Body) -> str:
    label = str(BodyKind(body.kind).label)
    return gettext("%(kind)s · 已撤销") % {"kind": label} if body.dissolved_on else label


class Page(NamedTuple):
    """A page that is known by a name of its own."""

    name: Text
    view: str


PAGES = (
    Page(_("三会一课"), "party_desk:life"),
    Page(_("党员花名册"), "party_desk:members"),
    Page(_("组织关系转接"), "party_desk:transfers"),
    Page(_("党费"), "party_desk:dues"),
    Page(_("学习教育"), "party_desk:study"),
    Page(_("党员岗位"), "party_desk:posts"),
)


def _pages(search: Search, most: int) -> list[Page]:
    if not works_with(search.actor, search.community_id) or not search.asked.is_anything:
        return []
    parts = search.asked.parts
    return [page for page in PAGES if all(part in str(page.name) for part in parts)][:most]


def _listed(slug: str, words: str) -> str:
    page = reverse("party_desk:members", kwargs={"slug": slug})
    return f"{page}?{urlencode({'q': words})}"


def _called(row: Any) -> str:
    return str(row.name)


FINDERS = (
    Finder(
        code="branches",
        label=_("党组织"),
        icon="flag",
        rank=40,
        rows=_of(Body),
        desk=at("party_desk:body"),
        called=_called,
        note=_kind,
        order=("position", "pk"),
    ),
    Finder(
        code="members",
        label=_("党员"),
        icon="users",
        rank=42,
        rows=_of(Member, "branch"),
        desk=at("party_desk:member"),
        called=_called,
        note=_branch,
        order=("name", "pk"),
        listed=_listed,
    ),
    Finder(
        code="study",
        label=_("专题教育"),
        icon="book",
        rank=44,
        rows=_of(Campaign),
        desk=at("party_desk:campaign"),
        called=_called,
    ),
    Finder(
        code="commendations",
        label=_("表彰"),
        icon="thumb-up",
        rank=45,
        rows=_of(Commendation),
        desk=at("party_desk:commendation"),
        called=_called,
    ),
    Finder(
        code="schemes",
        label=_("设岗"),
        icon="checkup-list",
        rank=46,
        rows=_of(PostScheme),
        desk=on("party_desk:posts"),
        called=_called,
    ),
    Finder(
        code="boards",
        label=_("公开展板"),
        icon="news",
        rank=47,
        rows=_of(Board),
        desk=on("party_desk:post_board"),
        called=_called,
    ),
    Finder(
        code="party_pages",
        label=_("党建的页面"),
        icon="list-details",
        rank=48,
        rows=_of(Body),
        taken=_pages,
        desk=lambda slug, page: reverse(page.view, kwargs={"slug": slug}),
        called=_called,
    ),
)
