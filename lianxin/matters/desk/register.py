"""代办登记: what somebody tells the staff becomes a matter with one sending."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from lianxin.core import http
from lianxin.core.errors import Invalid
from lianxin.core.fields import put_refusal
from lianxin.core.http import Request
from lianxin.matters.actions.counter import take_down
from lianxin.matters.forms.register import Register
from lianxin.matters.queries.shelf import shelf
from lianxin.matters.queries.similar import similar
from lianxin.people.queries import workplace
from lianxin.places.queries import buildings, place_named


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def register(request: Request, slug: str) -> HttpResponse:
    community = workplace(request.actor, slug)
    if request.method != "POST":
        return _page(request, Register(community))
    form = Register(community, request.POST, request.FILES)
    if "more" in request.POST:
        return _page(request, form, is_asking=True)
    if not form.is_valid():
        return _page(request, form, status=422)
    try:
        photos = form.cleaned_data["photos"]
        matter = take_down(request.actor, form.report(), photos=photos, now=http.now())
    except Invalid as refusal:
        put_refusal(form, refusal)
        return _page(request, form, status=422)
    http.say(request, _("登记好了，编号 %(number)s") % {"number": matter.number})
    return redirect("matters_desk:matter", slug=slug, pk=matter.pk)


def _page(
    request: Request, form: Register, *, is_asking: bool = False, status: int = 200
) -> HttpResponse:
    """`is_asking` where the category's questions are wanted and nothing is to be complained of."""
    if is_asking:
        form = _unspoken(form)
    context = {
        "community": form.community,
        "form": form,
        "places": buildings(form.community.pk).values_list("label", flat=True),
    }
    return render(request, "matters/desk_register.html", context, status=status)


def _unspoken(form: Register) -> Register:
    """The same, with what was typed as what stands there at first."""
    fresh = Register(form.community)
    typed: dict[str, Any] = {name: form[name].value() for name in form.fields if name != "photos"}
    fresh.initial.update(typed)
    fresh.answers = form.answers
    fresh.fields.update(form.answers)
    return fresh


@never_cache
@require_http_methods(["GET", "HEAD"])
def questions(request: Request, slug: str) -> HttpResponse:
    """The chosen category's questions, for the page that is being filled in."""
    community = workplace(request.actor, slug)
    form = Register(community, {"category": request.GET.get("category", "")})
    return render(request, "matters/_desk_answers.html", {"form": _unspoken(form)})


@require_POST
def likes(request: Request, slug: str) -> HttpResponse:
    """Open matters in like words, while the words are being written."""
    community = workplace(request.actor, slug)
    words, place = request.POST.get("words", ""), request.POST.get("place", "")
    category = request.POST.get("category", "")
    found = similar(
        request.actor,
        community.pk,
        words,
        place=place_named(community.pk, place),
        category=shelf().leaves.get(int(category)) if category.isdecimal() else None,
        is_desk=True,
    )
    context = {"community": community, "likes": found}
    return render(request, "matters/_desk_likes.html", context)
