"""What stands around every page: the portal's tabs, the desk's side bar, the elder mode."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from lianxin.core import http
from lianxin.core.actor import CARE, DESK, GUEST, PARTY, Actor, Role
from lianxin.core.flow import Text
from lianxin.core.rulebook import may_rule
from lianxin.core.templatetags.nav import NavItem
from lianxin.people.rules import ROLE_NAMES


@dataclass(frozen=True, slots=True)
class Item:
    view: str
    label: Text
    icon: str
    kin: tuple[str, ...] = ()
    """Views on which the item is current as well."""
    roles: tuple[Role, ...] = ()
    """Only for who holds one of these somewhere; for everybody where there is none."""


TABS = (
    Item("home:community", _("首页"), "home"),
    Item("matters:list", _("大家的事"), "list-details", ("matters:show",)),
    Item("activities:list", _("活动"), "calendar-event", ("activities:show",)),
    Item("home:mine", _("我的"), "user"),
)
SIDE = (
    Item("home:today", _("今天"), "sun", roles=DESK),
    Item("matters_desk:backlog", _("诉求"), "inbox", roles=DESK),
    Item("people_desk:residents", _("居民"), "user", ("places_desk:headcount",), (*DESK, *CARE)),
    Item("council_desk:council", _("议事会"), "users-group", roles=(*DESK, Role.MEMBER)),
    Item(
        "mediation_desk:overview",
        _("调解"),
        "scale",
        ("mediation:case", "mediation_desk:matter"),
        DESK,
    ),
    Item("activities_desk:list", _("活动"), "calendar-event", roles=DESK),
    Item(
        "facilities_desk:shelf",
        _("场所"),
        "map-pin",
        ("places_desk:codes", "places_desk:yard"),
        DESK,
    ),
    Item("works_desk:list", _("工程"), "tools", roles=DESK),
    Item("services_desk:rounds", _("上门服务"), "phone-call", roles=DESK),
    Item("volunteers_desk:overview", _("志愿者"), "heart-handshake", roles=DESK),
    Item("honours_desk:announcements", _("公告和荣誉"), "news", roles=DESK),
    Item("care_desk:overview", _("关爱"), "users", roles=CARE),
    Item(
        "relief_desk:register",
        _("帮扶"),
        "hand-stop",
        ("work_desk:overview", "work_desk:seeker", "work_desk:training"),
        roles=(Role.STAFF, Role.SECRETARY),
    ),
    Item("party_desk:overview", _("党建"), "flag", roles=PARTY),
    Item(
        "organisations_desk:register",
        _("单位"),
        "building-community",
        (
            "joint_lists_desk:board",
            "joint_desk:council",
            "joint_desk:members",
            "joint_desk:charter",
        ),
        DESK,
    ),
    Item("funds_desk:fund", _("专项经费"), "coin-yuan", roles=DESK),
    Item("reports_desk:cards", _("成绩单"), "clipboard-data", roles=DESK),
    Item("sheets_desk:kinds", _("表格进出"), "list-details", roles=(*DESK, *PARTY)),
    Item("gateway_desk:tokens", _("开放接口"), "link", roles=DESK),
)

FOREMOST = (
    Role.ADMIN,
    Role.STREET,
    Role.WORK_COMMITTEE,
    Role.SECRETARY,
    Role.STAFF,
    Role.PARTY,
    Role.CARE,
    Role.MEMBER,
)
"""By which of several posts somebody is called."""


def chrome(request: HttpRequest) -> dict[str, Any]:
    """For every template; reads only what the request already knows."""
    actor: Actor = getattr(request, "actor", GUEST)
    match = request.resolver_match
    slug = match.kwargs.get("slug", "") if match else ""
    here = match.view_name if match else ""
    roles = frozenset(role for role, _place in actor.posts)
    nav = SimpleLazyObject(partial(_side, roles, slug, here, get_language()))
    return {
        "actor": actor,
        "slug": slug,
        "tabs": SimpleLazyObject(partial(_tabs, actor, slug, here)),
        "nav": nav,
        "nav_here": SimpleLazyObject(partial(_current, nav)),
        "is_desk_actor": bool(actor.places(*DESK)),
        "is_ruling_actor": may_rule(actor),
        "may_find": bool(actor.places(*DESK, *PARTY, *CARE)),
        "is_street_actor": bool(actor.places(Role.STREET)),
        "role_name": _role_name(actor),
        "elder": http.is_elder(request),
        "is_demo": settings.IS_DEMO,
        "is_wechat": http.is_wechat(request),
        "who": http.mark_of(actor),
        "offers_weixin": bool(settings.WEIXIN_ID)
        and http.is_wechat(request) == settings.IS_WEIXIN_INSIDE,
    }


# Both only once a page draws them: most draw one of the two.


def _tabs(actor: Actor, slug: str, here: str) -> list[NavItem]:
    news = {"home:mine": actor.unread}
    return [_told(item, slug, here, news.get(item.view, 0)) for item in TABS if slug]


@lru_cache(maxsize=512)
def _side(
    roles: frozenset[Role], slug: str, here: str, _language: str | None
) -> tuple[NavItem, ...]:
    """The same for all who hold these posts, so that every page of the desk need not make it."""
    open_to = (item for item in SIDE if roles.intersection(item.roles))
    return tuple(_told(item, slug, here) for item in open_to if slug)


def _current(items: Iterable[NavItem]) -> str:
    """What the folded menu of a phone says is open, where one of its pages is."""
    return next((item.label for item in items if item.current), "")


def _told(item: Item, slug: str, here: str, unread: int = 0) -> NavItem:
    app = item.view.split(":")[0]
    is_current = here == item.view or here in item.kin
    near = here.startswith(f"{app}:") and app.endswith("_desk")
    url = reverse(item.view, kwargs={"slug": slug})
    return NavItem(url, str(item.label), item.icon, is_current or near, unread)


def _role_name(actor: Actor) -> Text:
    held = {role for role, _place in actor.posts}
    return next((ROLE_NAMES[role] for role in FOREMOST if role in held), _("居民"))
