"""A member's own Party life: study, posts, what boards show of them."""

from collections.abc import Callable

from django.forms import Form
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.errors import NotFound
from lianxin.core.http import Request
from lianxin.party.actions import commendation, posts, showing, study, writing
from lianxin.party.forms.posts import DeedForm, PledgeForm, PortraitForm, WishForm
from lianxin.party.forms.study import HoursForm, WritingForm
from lianxin.party.models import Campaign, HoursKind, Member, Writing
from lianxin.party.queries import commendation as commendations
from lianxin.party.queries import loop as loops
from lianxin.party.queries import posts as post_queries
from lianxin.party.queries import study as queries

TYPES = {"docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document"}


@require_safe
@never_cache
def mine(request: Request, slug: str) -> HttpResponse:
    """What there is for a member to do and to see."""
    me, today = queries.own_member(request.actor, slug), http.today()
    campaigns = queries.running_campaigns(request.actor, me.community, today=today)
    own = list(loops.own_loops(request.actor, me))
    context = {
        "community": me.community,
        "member": me,
        "year": today.year,
        "row": queries.rows_of(me.community, [me], today.year)[0],
        "campaigns": campaigns,
        "loops": own,
        "begun": {loop.campaign_id for loop in own},
        "problems": loops.problems_to_mend(me),
        "showing": post_queries.showing_of(me, today=today),
        "nominations": commendations.own_nominations(me, today=today),
    }
    return render(request, "party/mine.html", context)


def _campaigns(request: Request, me: Member) -> list[Campaign]:
    return list(queries.campaigns_for(request.actor).filter(community=me.community))


@require_safe
@never_cache
def studied(request: Request, slug: str) -> HttpResponse:
    return _studied(request, queries.own_member(request.actor, slug), Refusal())


def _studied(
    request: Request, me: Member, refusal: Refusal, form: HoursForm | None = None
) -> HttpResponse:
    today = http.today()
    first = {"studied_on": today}
    context = {
        "community": me.community,
        "year": today.year,
        "row": queries.rows_of(me.community, [me], today.year)[0],
        "hours": queries.hours_of(me, today.year),
        "writings": queries.writings_of(me, today.year),
        "form": form or HoursForm(_campaigns(request, me), initial=first),
        "refusal": refusal,
    }
    return render(request, "party/mine_study.html", context, status=refusal.status or 200)


@require_POST
def add_hours(request: Request, slug: str) -> HttpResponse:
    me = queries.own_member(request.actor, slug)
    form = HoursForm(_campaigns(request, me), request.POST)
    refusal = tried(
        form,
        lambda: study.record_hours(
            request.actor, slug, form.studied(HoursKind.OWN), [me.pk], now=http.now()
        ),
    )
    if refusal.status:
        return _studied(request, me, refusal, form)
    http.say(request, _("自学记下了。"))
    return redirect("party:studied", slug)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: Request, slug: str) -> HttpResponse:
    """Hand in notes or an essay."""
    me = queries.own_member(request.actor, slug)
    form = WritingForm(
        _campaigns(request, me),
        request.POST or None,
        request.FILES or None,
        initial={"written_on": http.today()},
    )
    made: list[Writing] = []
    refusal = Refusal()
    if request.method == "POST":
        refusal = tried(
            form,
            lambda: made.append(writing.write(request.actor, me.pk, form.piece(), now=http.now())),
        )
    if made:
        undo = reverse("party:strike", args=[slug, "writing", made[0].pk])
        http.say(
            request, _("收好了，一共 %(count)d 字。") % {"count": made[0].characters}, undo=undo
        )
        return redirect("party:writing", slug, made[0].pk)
    context = {"community": me.community, "form": form, "refusal": refusal}
    return render(request, "party/mine_write.html", context, status=refusal.status or 200)


@require_safe
@never_cache
def read(request: Request, slug: str, pk: int) -> HttpResponse:
    me = queries.own_member(request.actor, slug)
    shown = queries.writing_for(request.actor, slug, pk)
    if shown.member_id != me.pk:
        raise NotFound
    return render(request, "party/mine_writing.html", {"community": me.community, "writing": shown})


@require_POST
def strike(request: Request, slug: str, what: str, pk: int) -> HttpResponse:
    """Take one's own hours, writing or deed back; posted with `back`, put it back."""
    queries.own_member(request.actor, slug)
    is_back, now = "back" in request.POST, http.now()
    takes: dict[str, tuple[Callable[..., object], str]] = {
        "hours": (study.take_back_hours, "party:studied"),
        "writing": (writing.take_back, "party:studied"),
        "deed": (posts.take_back_deed, "party:own_posts"),
    }
    if what not in takes:
        raise NotFound
    take, onward = takes[what]
    take(request.actor, pk, now=now, is_back=is_back)
    http.say(request, _("放回来了。") if is_back else _("拿掉了，不再计数。"))
    return redirect(onward, slug)


@require_safe
def material(request: Request, slug: str, pk: int) -> HttpResponseBase:
    """A campaign's material, for the members and who leads them."""
    found = queries.material_for(request.actor, slug, pk)
    extension = (found.file.name or "").rsplit(".", 1)[-1]
    response = FileResponse(
        found.file.open("rb"),
        as_attachment=extension == "docx",
        filename=f"{found.title}.{extension}",
        content_type=TYPES.get(extension, ""),
    )
    response["Cache-Control"] = "private, no-store"
    return response


@require_safe
@never_cache
def own_posts(request: Request, slug: str) -> HttpResponse:
    return _own_posts(request, queries.own_member(request.actor, slug), Refusal())


def _own_posts(request: Request, me: Member, refusal: Refusal, **failed: Form) -> HttpResponse:
    today = http.today()
    shown = post_queries.showing_of(me, today=today)
    held = {claim.post_id for claim in shown.claims}
    posts_open = post_queries.open_posts(request.actor, me.community, today=today)
    context = {
        "community": me.community,
        "member": me,
        "showing": shown,
        "open_posts": [post for post in posts_open if post.pk not in held],
        "deeds": post_queries.deeds_of(me)[:20],
        "deed_form": failed.get("deed") or DeedForm(shown.claims, initial={"done_on": today}),
        "pledge_form": failed.get("pledge") or PledgeForm(),
        "refusal": refusal,
    }
    return render(request, "party/mine_posts.html", context, status=refusal.status or 200)


@require_POST
def claim(request: Request, slug: str, pk: int) -> HttpResponse:
    me = queries.own_member(request.actor, slug)
    made = posts.claim(request.actor, slug, pk, me.pk, now=http.now())
    undo = reverse("party:give_up", args=[slug, made.pk])
    http.say(request, _("岗位是您的了。"), undo=undo)
    return redirect("party:own_posts", slug)


@require_POST
def give_up(request: Request, slug: str, pk: int) -> HttpResponse:
    queries.own_member(request.actor, slug)
    posts.give_up(request.actor, pk, now=http.now())
    http.say(request, _("岗位交回了，做过的事还在。"))
    return redirect("party:own_posts", slug)


@require_POST
def log(request: Request, slug: str) -> HttpResponse:
    me = queries.own_member(request.actor, slug)
    claims = list(post_queries.claims_of(me, today=http.today()))
    form = DeedForm(claims, request.POST, request.FILES)
    refusal = tried(form, lambda: posts.log(request.actor, me.pk, form.done(), now=http.now()))
    if refusal.status:
        return _own_posts(request, me, refusal, deed=form)
    http.say(request, _("记下了。"))
    return redirect("party:own_posts", slug)


@require_POST
def pledge(request: Request, slug: str) -> HttpResponse:
    me = queries.own_member(request.actor, slug)
    form = PledgeForm(request.POST)
    refusal = tried(
        form, lambda: posts.pledge(request.actor, me.pk, **form.cleaned_data, now=http.now())
    )
    if refusal.status:
        return _own_posts(request, me, refusal, pledge=form)
    http.say(request, _("承诺记下了。要不要放到展板上，由您另外决定。"))
    return redirect("party:own_posts", slug)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def shown(request: Request, slug: str) -> HttpResponse:
    """What boards show of oneself; a POST changes it."""
    me = queries.own_member(request.actor, slug)
    if request.method != "POST":
        return _shown(request, me, Refusal())
    form = WishForm(post_queries.showing_of(me, today=http.today()), request.POST)
    refusal = tried(form, lambda: showing.show(request.actor, me.pk, form.wish(), now=http.now()))
    if refusal.status:
        return _shown(request, me, refusal, wish=form)
    http.say(request, _("按您的意思办了，展板马上就变。"))
    return redirect("party:shown", slug)


def _shown(request: Request, me: Member, refusal: Refusal, **failed: Form) -> HttpResponse:
    now_shown = post_queries.showing_of(me, today=http.today())
    context = {
        "community": me.community,
        "showing": now_shown,
        "form": failed.get("wish") or WishForm(now_shown),
        "portrait_form": failed.get("portrait") or PortraitForm(),
        "refusal": refusal,
    }
    return render(request, "party/mine_shown.html", context, status=refusal.status or 200)


@require_POST
def portrait(request: Request, slug: str) -> HttpResponse:
    """Keep a picture for the board; posted with `drop`, take it away."""
    me = queries.own_member(request.actor, slug)
    if "drop" in request.POST:
        showing.portray(request.actor, me.pk, photo=None, now=http.now())
        http.say(request, _("照片删掉了。"))
        return redirect("party:shown", slug)
    form = PortraitForm(request.POST, request.FILES)
    refusal = tried(
        form,
        lambda: showing.portray(request.actor, me.pk, **form.cleaned_data, now=http.now()),
    )
    if refusal.status:
        return _shown(request, me, refusal, portrait=form)
    http.say(request, _("照片换好了。"))
    return redirect("party:shown", slug)


@require_POST
def agree(request: Request, slug: str, pk: int) -> HttpResponse:
    """Let one's name be published in a commendation."""
    me = queries.own_member(request.actor, slug)
    commendation.agree(request.actor, me.pk, pk, now=http.now())
    http.say(request, _("好的，公示时会写您的姓名。随时可以收回。"))
    return redirect("party:mine", slug)
