"""Feeds: calendars and news that other programs fetch, and a page that explains them."""

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from lianxin.core import calendars, http
from lianxin.core.calendars import Happening
from lianxin.core.errors import NotFound
from lianxin.core.figures import LOCAL
from lianxin.core.flow import Text
from lianxin.core.http import Request
from lianxin.feeds import actions
from lianxin.feeds.queries import news as told
from lianxin.feeds.queries.calendars import current, of_community, own, owner
from lianxin.feeds.queries.news import Item
from lianxin.places.models import Community
from lianxin.places.queries import community_by_slug

NEWS: Mapping[str, tuple[Text, Callable[..., list[Item]]]] = MappingProxyType(
    {
        "announcements": (gettext_lazy("公告"), told.announcements),
        "outcomes": (gettext_lazy("办成的事"), told.solved),
        "wall": (gettext_lazy("善行善举墙"), told.wall),
    }
)
EMPTY_SINCE = datetime(2015, 1, 1, tzinfo=LOCAL)
"""When a feed that has nothing in it yet says that it changed last."""


class Feed(Atom1Feed):
    """A feed whose bytes change with what it tells and not with the hour."""

    def latest_post_date(self) -> datetime:
        moments = [each["updateddate"] for each in self.items]
        return max(moments, default=EMPTY_SINCE)


@require_safe
def news(request: Request, slug: str, what: str) -> HttpResponse:
    if what not in NEWS:
        raise NotFound
    title, query = NEWS[what]
    community = community_by_slug(slug)
    items = query(community, today=http.today())
    body = _atom(request, community, str(title), items)
    changed_at = max((each.changed_at for each in items), default=EMPTY_SINCE)
    return http.unless_known(request, body, "application/atom+xml; charset=utf-8", changed_at)


def _atom(request: HttpRequest, community: Community, title: str, items: list[Item]) -> bytes:
    link = request.build_absolute_uri
    feed = Feed(
        title=f"{community.name} · {title}",
        link=link(reverse("home:community", args=[community.slug])),
        description="",
        language="zh-CN",
        author_name=community.name,
        feed_url=link(request.path),
        feed_guid=f"urn:lianxin:{community.code}:{request.path.rsplit('/', 1)[-1]}",
    )
    for each in items:
        feed.add_item(
            title=each.title,
            link=link(each.path),
            description=escape(each.words),
            unique_id=f"urn:lianxin:{each.key}",
            pubdate=each.at,
            updateddate=each.changed_at,
        )
    return feed.writeString("utf-8").encode()


@require_safe
def community_calendar(request: Request, slug: str) -> HttpResponse:
    community = community_by_slug(slug)
    found = of_community(community, now=http.now(), link=request.build_absolute_uri)
    return _calendar(request, community.name, found)


@require_safe
def own_calendar(request: Request, token: str) -> HttpResponse:
    """Whoever has the secret address: calendar programs sign in nowhere."""
    now = http.now()
    kept, actor = owner(token, now=now)
    found = own(actor, now=now, link=request.build_absolute_uri)
    answer = _calendar(request, _("%(name)s的安排") % {"name": kept.user.name}, found)
    answer["Cache-Control"] = "private, max-age=300"
    return answer


def _calendar(request: HttpRequest, name: str, found: list[Happening]) -> HttpResponse:
    body = calendars.written(name, found)
    changed_at = max((each.stamped_at for each in found), default=EMPTY_SINCE)
    return http.unless_known(request, body, calendars.MIME, changed_at)


@never_cache
@require_safe
def explained(request: Request, slug: str) -> HttpResponse:
    """What can be subscribed to, and how."""
    community = community_by_slug(slug)
    kept = current(request.actor)
    link = request.build_absolute_uri
    calendar = link(reverse("feeds:calendar", args=[slug]))
    mine = link(reverse("feeds:own", args=[kept.token])) if kept else ""
    context = {
        "community": community,
        "calendar": calendar,
        "calendar_app": _for_apps(calendar),
        "news": [
            (title, link(reverse("feeds:news", args=[slug, what])))
            for what, (title, _query) in NEWS.items()
        ],
        "kept": kept,
        "mine": mine,
        "mine_app": _for_apps(mine),
    }
    return render(request, "feeds/explained.html", context)


def _for_apps(url: str) -> str:
    """The same address as telephones hand it to their calendar."""
    return f"webcal:{url.partition(':')[2]}" if url else ""


@require_POST
def renew(request: Request, slug: str) -> HttpResponse:
    community_by_slug(slug)
    actions.renew(request.actor, now=http.now())
    http.say(request, _("新地址好了；旧的从现在起打不开"))
    return redirect("feeds:explained", slug)


@require_POST
def stop(request: Request, slug: str) -> HttpResponse:
    community_by_slug(slug)
    actions.stop(request.actor, now=http.now())
    http.say(request, _("停了，那个地址打不开了"))
    return redirect("feeds:explained", slug)
