"""Keys for other people's applications (Open311): the administrator's page."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from lianxin.core import http
from lianxin.core.errors import Invalid
from lianxin.core.fields import put_refusal
from lianxin.core.http import Request
from lianxin.matters.actions import applications as actions
from lianxin.matters.forms.applications import NewApplication
from lianxin.matters.queries import applications as queries


@sensitive_variables("key")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def applications(request: Request) -> HttpResponse:
    """All keys; a new one is shown on the answer to its making, and never again."""
    queries.require_ruler(request.actor)
    form = NewApplication(request.POST or None)
    if request.method != "POST":
        return _page(request, form)
    if not form.is_valid():
        return _page(request, form, status=422)
    try:
        made, key = actions.make_key(request.actor, now=http.now(), **form.cleaned_data)
    except Invalid as refusal:
        put_refusal(form, refusal)
        return _page(request, form, status=422)
    return _page(request, NewApplication(), made=made, key=key)


def _page(
    request: Request, form: NewApplication, *, status: int = 200, **more: Any
) -> HttpResponse:
    context = {
        "at_applications": True,
        "desk_name": _("别的应用"),
        "form": form,
        "applications": queries.applications(request.actor),
        "discovery": request.build_absolute_uri(reverse("open311:discovery", args=["json"])),
        **more,
    }
    return render(request, "matters/desk_applications.html", context, status=status)


@require_POST
def withdraw(request: Request, pk: int) -> HttpResponse:
    gone = actions.withdraw_key(request.actor, pk, now=http.now())
    http.say(request, _("收回了。“%(name)s”不能再报，报过的事照常办。") % {"name": gone.name})
    return redirect("applications_desk:list")
