"""The street's page, a community's first page, one's own page, the switch to 长辈版, and what a
telephone needs to keep these pages at hand.
"""

import hashlib

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from lianxin.accounts import actions as accounts
from lianxin.core import http
from lianxin.core.errors import NotFound
from lianxin.core.http import Request
from lianxin.core.seeking import Search, asked
from lianxin.home import queries
from lianxin.home.queries import finding
from lianxin.notifications import actions as notifications
from lianxin.people import actions as people
from lianxin.people.queries import own_consents
from lianxin.places.queries import communities, community_by_slug

PAPER = "#ffffff"
SHELL = (
    "tokens.css",
    "app.css",
    "portal.css",
    "lx.js",
    "aloud.js",
    "kept.js",
    "matters/letters.js",
    "matters/pocket.js",
    "favicon.svg",
)
"""What the page that stands without a line is made of."""
ICONS = (("192", 192, "any"), ("512", 512, "any"), ("512-maskable", 512, "maskable"))


@require_safe
def street(request: Request) -> HttpResponse:
    return render(request, "home/street.html", {"communities": list(communities())})


@require_safe
def accessibility(request: Request) -> HttpResponse:
    """What these pages promise to those who see, hear or press less well (A-01)."""
    return render(request, "home/accessibility.html")


@require_safe
def community(request: Request, slug: str) -> HttpResponse:
    here = community_by_slug(slug)
    front = queries.front(here, now=http.now())
    return render(request, "home/community.html", {"community": here, "front": front})


@never_cache
@require_safe
def me(request: Request, slug: str = "") -> HttpResponse:
    """One's own page, within one's community where that is known."""
    if not slug and (home := queries.home_of(request.actor)):
        return redirect("home:mine", home.slug)
    marks = {name: request.GET.get(name, "") for name in ("after", "before")}
    here = community_by_slug(slug) if slug else None
    context = {"community": here, "mine": queries.mine(request.actor, **marks)}
    return render(request, "home/me.html", context)


@require_POST
def read(request: Request, pk: int) -> HttpResponse:
    """Open a notice: it is read, and leads to what it is about."""
    notice = notifications.read(request.actor, pk, now=http.now())
    return redirect(notice.url if notice else "home:me")


@never_cache
@require_safe
def consents(request: Request) -> HttpResponse:
    """All that one has let be used and shown, each to be taken back by one press (S-02)."""
    if not request.actor.is_known:
        raise NotFound
    context = {"consents": own_consents(request.actor), "today": http.today()}
    return render(request, "home/consents.html", context)


@require_POST
def withdraw(request: Request, pk: int) -> HttpResponse:
    people.withdraw_consent(request.actor, pk, now=http.now())
    http.say(request, _("收回了，从现在起不再用，也不再展示。"))
    return redirect("home:consents")


@require_POST
def elder(request: Request) -> HttpResponse:
    """Change between 长辈版 and the standard pages, in this browser and for one's account."""
    is_on = not http.is_elder(request)
    if request.actor.is_known:
        accounts.choose_elder_mode(request.actor, is_on=is_on, now=http.now())
    response = _back(request)
    http.keep_elder(response, is_on=is_on)
    return response


@require_POST
def language(request: Request) -> HttpResponse:
    """Read in English, or in Chinese again, in this browser."""
    response = _back(request)
    http.keep_language(response, request.POST.get("language", ""))
    return response


def _back(request: Request) -> HttpResponse:
    """To the page where one was, if it is ours."""
    back = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(
        back, {request.get_host()}, require_https=request.is_secure()
    )
    return redirect(back if is_ours else "home:entry")


@never_cache
@require_safe
def worker(request: Request) -> HttpResponse:
    """The service worker, at the root so that it may look after every page."""
    parts = [static(name) for name in SHELL]
    version = hashlib.sha256("".join(parts).encode()).hexdigest()[:12]
    context = {"parts": parts, "version": version}
    return render(request, "sw.js", context, content_type="text/javascript; charset=utf-8")


@require_safe
def offline(request: Request) -> HttpResponse:
    """What stands in for a page where there is no line: the same for everybody."""
    return render(request, "home/offline.html")


@require_safe
def manifest(_request: Request, slug: str = "") -> HttpResponse:
    """By what a telephone puts these pages among its programs; a community's begins there."""
    here = community_by_slug(slug) if slug else None
    start = reverse("home:community", args=[slug]) if slug else reverse("home:entry")
    told = {
        "id": start,
        "name": _("连心桥 %(name)s") % {"name": here.name} if here else _("连心桥"),
        "short_name": here.name if here else _("连心桥"),
        "description": _("有事，说一声。报问题、看结果、找帮忙。"),
        "lang": "zh-CN",
        "start_url": start,
        "scope": "/",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": [
            {"src": static(f"app/icon-{name}.png"), "sizes": f"{side}x{side}", "purpose": purpose}
            for name, side, purpose in ICONS
        ],
        "shortcuts": _shortcuts(slug) if here and here.is_open else [],
    }
    return JsonResponse(told, content_type="application/manifest+json")


def _shortcuts(slug: str) -> list[dict[str, str]]:
    doors = ((_("报问题"), "matters:new"), (_("看结果"), "matters:find"))
    return [{"name": name, "url": reverse(view, args=[slug])} for name, view in doors]


@never_cache
@require_safe
def search(request: Request, slug: str) -> HttpResponse:
    """Everything here that one may read, by words, pinyin, numbers."""
    here = community_by_slug(slug)
    wanted, only = asked(request.GET.get("q", "")), request.GET.get("kind", "")
    what = Search(request.actor, here.pk, wanted, http.today())
    context = {
        "community": here,
        "asked": wanted,
        "only": only,
        "groups": finding.groups(what, slug, is_desk=False, only=only),
    }
    return render(request, "home/search.html", context)


@require_safe
def arrive(request: Request) -> HttpResponse:
    """Where one comes to after signing in."""
    return redirect("home:desk" if request.actor.posts else "home:me")
