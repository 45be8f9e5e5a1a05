"""The register of residents; and names and phones in full: for a reason that is written down, for
some minutes, to one session.
"""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.errors import Invalid, NotFound
from lianxin.core.http import Request
from lianxin.core.packs import rule
from lianxin.people import actions
from lianxin.people.actions import enrolling
from lianxin.people.forms import Correct, Enrol, Unmask, Wish
from lianxin.people.models import Person
from lianxin.people.queries import person_for
from lianxin.people.queries.register import grounds, register, register_at
from lianxin.people.rules import keeps
from lianxin.places.models import Community
from lianxin.places.queries import Labels

UNMASKED = "unmasked"
"""In the session: persons shown in full, each with the second until which."""


def unmask(request: Request, community: Community, person_id: int) -> None:
    """Let this session see a person in full, by the reason that was posted; raises Invalid without
    one.
    """
    form = Unmask(request.POST)
    if not form.is_valid():
        raise Invalid(str(form.errors["reason"][0]), field="reason")
    now = http.now()
    actions.unmask(request.actor, person_id, reason=form.cleaned_data["reason"], now=now)
    jurisdictions = community.subdistrict.jurisdictions
    minutes = rule("people.unmask_minutes", on=http.local_day(now), jurisdictions=jurisdictions)
    until = int((now + timedelta(minutes=minutes.count)).timestamp())
    open_now = {key: request.session[UNMASKED][key] for key in map(str, unmasked(request))}
    request.session[UNMASKED] = {**open_now, str(person_id): until}


def unmasked(request: Request) -> set[int]:
    """The persons whom this session may still see in full."""
    now = http.now().timestamp()
    kept = request.session.get(UNMASKED, {})
    return {int(person) for person, until in kept.items() if until > now}


@require_safe
@never_cache
def residents(request: Request, slug: str) -> HttpResponse:
    """Whom the community knows, struck, a page at a time."""
    here = register_at(request.actor, slug)
    form = Wish(request.GET, grounds=grounds(here.pk).values_list("pk", "label"))
    marks = {name: request.GET.get(name, "") for name in ("after", "before")}
    seen = register(
        request.actor, slug, form.wish(), on=http.today(), unmasked=unmasked(request), **marks
    )
    context = {"community": seen.community, "seen": seen, "form": form}
    return render(request, "people/residents.html", context)


@require_POST
def see(request: Request, slug: str, pk: int) -> HttpResponse:
    """Show somebody of the register in full, and come back to where they stand in it."""
    community = register_at(request.actor, slug)
    if person_for(request.actor, pk).community_id != community.pk:
        raise NotFound
    unmask(request, community, pk)
    page, asked = reverse("people_desk:residents", args=[slug]), request.GET.urlencode()
    return redirect(f"{page}?{asked}#p{pk}" if asked else f"{page}#p{pk}")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def enrol(request: Request, slug: str) -> HttpResponse:
    """Write down one resident."""
    community = _kept(request, slug)
    places = Labels(community.pk)
    form, refusal = Enrol(places, request.POST or None), Refusal()
    if request.method == "POST":
        made: list[Person] = []
        refusal = tried(
            form,
            lambda: made.append(
                enrolling.enrol(request.actor, community.pk, form.known(), now=http.now())
            ),
        )
        if made:
            http.say(request, _("登记好了。"))
            return _back(slug, made[0].pk)
    told = {"title": _("登记一位居民"), "back": _("不登记了")}
    return _form_page(request, community, form, refusal, told)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: Request, slug: str, pk: int) -> HttpResponse:
    """Put one resident right: whoever would read the name first says why."""
    community, person = _kept(request, slug), person_for(request.actor, pk)
    if person.community_id != community.pk:
        raise NotFound
    if request.method != "POST" and pk not in unmasked(request):
        http.say(request, _("改之前先写一句为什么要看，看全了再改。"))
        return _back(slug, pk)
    places = Labels(community.pk)
    home = places.by_key.get(person.place_id or 0, "")
    initial = {"name": person.name, "home": home, "door": person.door}
    has_account = person.user_id is not None
    form = Correct(places, request.POST or None, initial=initial, has_account=has_account)
    refusal = Refusal()
    if request.method == "POST":
        refusal = tried(
            form, lambda: enrolling.correct(request.actor, pk, form.known(), now=http.now())
        )
        if not refusal.status:
            http.say(request, _("改好了。"))
            return _back(slug, pk)
    told = {"title": _("改一位居民"), "back": _("不改了")}
    return _form_page(request, community, form, refusal, told)


def _kept(request: Request, slug: str) -> Community:
    """A community whose residents the actor writes down."""
    community = register_at(request.actor, slug)
    if not keeps(request.actor, community.pk):
        raise NotFound
    return community


def _back(slug: str, pk: int) -> HttpResponse:
    return redirect(f"{reverse('people_desk:residents', args=[slug])}?who={pk}#p{pk}")


def _form_page(
    request: Request, community: Community, form: Enrol, refusal: Refusal, told: dict[str, str]
) -> HttpResponse:
    context = {
        **told,
        "community": community,
        "form": form,
        "refusal": refusal,
        "places": sorted(form.places.by_key.values()),
    }
    return render(request, "people/resident.html", context, status=refusal.status or 200)
