"""Posts at the desk: set up, who holds them, what was done, and what boards show."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.errors import NotFound, OutOfOrder
from lianxin.core.figures import Period, values
from lianxin.core.http import Request
from lianxin.party import figures
from lianxin.party.actions import posts as actions
from lianxin.party.actions.looking import look
from lianxin.party.deeds import POST_DEEDS, post_form
from lianxin.party.forms.posts import (
    BoardForm,
    DeedForm,
    PaperWishForm,
    PledgeForm,
    PortraitForm,
    PostForm,
    SchemeForm,
)
from lianxin.party.models import Member
from lianxin.party.queries import posts as queries
from lianxin.party.queries import study
from lianxin.party.queries.access import office_of
from lianxin.party.queries.board import boards
from lianxin.places.queries import courtyards

MOST_MEMBERS = 500


def _page(request: Request, slug: str, refusal: Refusal, **failed: object) -> HttpResponse:
    office, today = office_of(request.actor, slug), http.today()
    community = office.community
    look(request.actor, community, community.pk, purpose="posts", now=http.now())
    shares = (figures.COVERAGE, figures.PARTICIPATION)
    counted = values(shares, [community.pk], Period(today.year, today=today))
    members = study.led(office, Member.objects.filter(left_on__isnull=True))
    context = {
        "community": community,
        "office": office,
        "scheme": queries.scheme_of(community),
        "posts": queries.open_posts(request.actor, community, today=today),
        "deeds": queries.led_deeds(office),
        "boards": boards(slug, today=today),
        "shares": [
            (figure, counted[community.pk, figure.code]) for figure in shares if office.is_whole
        ],
        "members": members.order_by("name", "pk")[:MOST_MEMBERS],
        "scheme_form": failed.get("scheme") or SchemeForm(),
        "post_form": failed.get("post") or PostForm(list(courtyards(community.pk))),
        "board_form": failed.get("board") or BoardForm(),
        "year": today.year,
        "refusal": refusal,
    }
    return render(request, "party/desk_posts.html", context, status=refusal.status or 200)


@never_cache
@require_safe
def posts(request: Request, slug: str) -> HttpResponse:
    return _page(request, slug, Refusal())


@require_POST
def set_up(request: Request, slug: str) -> HttpResponse:
    form = SchemeForm(request.POST)
    refusal = tried(
        form, lambda: actions.set_up(request.actor, slug, **form.cleaned_data, now=http.now())
    )
    if refusal.status:
        return _page(request, slug, refusal, scheme=form)
    http.say(request, _("建好了，接着设岗位。"))
    return redirect("party_desk:posts", slug)


@require_POST
def open_post(request: Request, slug: str) -> HttpResponse:
    office = office_of(request.actor, slug)
    form = PostForm(list(courtyards(office.community.pk)), request.POST)
    refusal = tried(
        form, lambda: actions.open_post(request.actor, slug, form.plan(), now=http.now())
    )
    if refusal.status:
        return _page(request, slug, refusal, post=form)
    http.say(request, _("岗位设好了，党员可以认领了。"))
    return redirect("party_desk:posts", slug)


@require_POST
def close_post(request: Request, slug: str, pk: int) -> HttpResponse:
    is_back = "back" in request.POST
    try:
        actions.close_post(request.actor, slug, pk, now=http.now(), is_back=is_back)
    except OutOfOrder as refusal:
        return _page(request, slug, Refusal(refusal.status, refusal.message))
    http.say(request, _("岗位重新开放认领。") if is_back else _("不再认领了，已经认领的不变。"))
    return redirect("party_desk:posts", slug)


@require_POST
def board(request: Request, slug: str) -> HttpResponse:
    """Open the public board under a name, or with `close` close it."""
    form, is_open = BoardForm(request.POST), "close" not in request.POST
    refusal = tried(
        form,
        lambda: actions.open_board(
            request.actor, slug, name=form.cleaned_data["name"], is_open=is_open, now=http.now()
        ),
    )
    if refusal.status:
        return _page(request, slug, refusal, board=form)
    http.say(request, _("展板公开了。") if is_open else _("展板收起来了，谁都看不到。"))
    return redirect("party_desk:posts", slug)


def _member_of(request: Request, slug: str, pk: int) -> Member:
    office = office_of(request.actor, slug)
    found = study.writable_member(request.actor, pk)
    is_led = study.leads_all(request.actor, [found])
    if found.community_id != office.community.pk or not is_led:
        raise NotFound
    return found


def _member_page(
    request: Request, member: Member, refusal: Refusal, **failed: object
) -> HttpResponse:
    today = http.today()
    shown = queries.showing_of(member, today=today)
    look(request.actor, member, member.community_id, purpose="posts", now=http.now())
    held = {claim.post_id for claim in shown.claims}
    posts = queries.open_posts(request.actor, member.community, today=today)
    context = {
        "community": member.community,
        "member": member,
        "showing": shown,
        "deeds": queries.deeds_of(member)[:50],
        "open_posts": [post for post in posts if post.pk not in held],
        "wish_form": failed.get("wish") or PaperWishForm(shown),
        "pledge_form": failed.get("pledge") or PledgeForm(),
        "portrait_form": failed.get("portrait") or PortraitForm(),
        "deed_form": failed.get("deed") or DeedForm(shown.claims, initial={"done_on": today}),
        "refusal": refusal,
    }
    return render(request, "party/desk_post_member.html", context, status=refusal.status or 200)


@never_cache
@require_safe
def member(request: Request, slug: str, pk: int) -> HttpResponse:
    """One member's posts, pledge, deeds, and what boards show of them."""
    return _member_page(request, _member_of(request, slug, pk), Refusal())


@never_cache
@require_http_methods(["POST"])
def member_step(request: Request, slug: str, pk: int, verb: str) -> HttpResponse:
    """Write something down for a member of a branch that one leads (代办)."""
    whose, actor, now = _member_of(request, slug, pk), request.actor, http.now()
    given = request.POST.get("post", "")
    number = int(given) if given.isdecimal() else 0
    if deed := POST_DEEDS.get(verb):
        shown = queries.showing_of(whose, today=http.today())
        form = post_form(deed.form, shown, request.POST, request.FILES)
        refusal = tried(form, lambda: deed.act(actor, pk, now=now, **form.said()))
        if refusal.status:
            return _member_page(request, whose, refusal, **{verb: form})
    elif verb == "claim":
        actions.claim(actor, slug, number, pk, now=now)
    elif verb == "give_up":
        actions.give_up(actor, number, now=now)
    elif verb == "strike":
        actions.take_back_deed(actor, number, now=now, is_back="back" in request.POST)
    else:
        raise NotFound
    http.say(request, _("记下了。"))
    return redirect("party_desk:post_member", slug, pk)
