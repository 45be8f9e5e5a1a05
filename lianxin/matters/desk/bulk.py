"""One deed on a selection: what it needs to know first, then what was done and what not."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from lianxin.core import http
from lianxin.core.actor import Actor
from lianxin.core.errors import NotFound
from lianxin.core.flow import Text
from lianxin.core.http import Request
from lianxin.matters import actions
from lianxin.matters.actions.bulk import Tried, each, join_each
from lianxin.matters.forms.backlog import Bulk, BulkCouncil, BulkHandle, BulkSend
from lianxin.matters.models import Matter
from lianxin.matters.queries.backlog import picked
from lianxin.people.queries import worker_names, workplace
from lianxin.places.models import Community
from lianxin.places.queries import neighbours

MOST = 50
"""A page's worth."""
Run = Callable[..., list[Tried]]


@dataclass(frozen=True, slots=True)
class Deed:
    label: Text
    done: Text
    """Said of those with which it went well."""
    icon: str
    run: Run
    form: type[Bulk] = Bulk


def _each(deed: Callable[..., Matter]) -> Run:
    def run(actor: Actor, pks: Sequence[int], **said: Any) -> list[Tried]:
        return each(actor, pks, deed, **said)

    return run


def _send(
    actor: Actor, pks: Sequence[int], *, community: Community | None, authority: str, **said: Any
) -> list[Tried]:
    if community is not None:
        return each(actor, pks, actions.send, community=community, **said)
    return each(actor, pks, actions.refer, authority=authority, **said)


DEEDS: Mapping[str, Deed] = {
    "accept": Deed(gettext_lazy("受理"), gettext_lazy("已受理"), "check", _each(actions.accept)),
    "handle": Deed(
        gettext_lazy("派给"),
        gettext_lazy("已派出"),
        "user-share",
        _each(actions.handle),
        BulkHandle,
    ),
    "council": Deed(
        gettext_lazy("提交议事会"),
        gettext_lazy("已提交议事会"),
        "users-group",
        _each(actions.put_before_council),
        BulkCouncil,
    ),
    "join": Deed(gettext_lazy("合成一件"), gettext_lazy("已并进去"), "git-merge", join_each),
    "send": Deed(gettext_lazy("转出"), gettext_lazy("已转出"), "send", _send, BulkSend),
}


@require_POST
def bulk(request: Request, slug: str) -> HttpResponse:
    """Ask first what the deed needs to know, if anything; then do it and say how it went."""
    community = workplace(request.actor, slug)
    name = request.POST.get("deed", "")
    if name not in DEEDS:
        raise NotFound
    deed = DEEDS[name]
    matters = picked(request.actor, community.pk, _pks(request))
    if complaint := _unfit(name, matters):
        http.say(request, complaint)
        return redirect(_back(request, slug))
    context = {"community": community, "deed": deed, "name": name, "back": _back(request, slug)}
    told = _form(deed, community, request.POST if "sure" in request.POST else None)
    if told.fields and not told.is_valid():
        status = 422 if told.is_bound else 200
        return render(
            request,
            "matters/desk_bulk.html",
            context | {"form": told, "matters": matters},
            status=status,
        )
    said = told.deed() if told.fields else {}
    tried = deed.run(request.actor, [each.pk for each in matters], now=http.now(), **said)
    return render(request, "matters/desk_bulk_done.html", context | _told(matters, tried, slug))


def _pks(request: Request) -> list[int]:
    raw = request.POST.getlist("pick")[: MOST + 1]
    return [int(each) for each in raw if each.isascii() and each.isdigit() and len(each) < 19]


def _unfit(name: str, matters: Sequence[Matter]) -> str:
    """Why a selection cannot be worked on at all, or nothing."""
    if not matters:
        return _("先在左边勾选要办的事。")
    if len(matters) > MOST:
        return _("一次最多 %(most)d 件，分几次来。") % {"most": MOST}
    if name == "join" and len(matters) < 2:
        return _("至少选两件才能合成一件。")
    return ""


def _form(deed: Deed, community: Community, data: Any) -> Bulk:
    day: date = http.today()
    workers = worker_names((community.pk, day))
    return deed.form(data, workers=workers, communities=neighbours(community), day=day)


def _back(request: Request, slug: str) -> str:
    url = reverse("matters_desk:backlog", kwargs={"slug": slug})
    query = request.POST.get("query", "")
    return f"{url}?{query}" if query else url


def _told(matters: Sequence[Matter], tried: Sequence[Tried], slug: str) -> dict[str, Any]:
    known = {matter.pk: matter for matter in matters}
    became = [(known[one.pk], one.refusal) for one in tried]
    apart = set(known) - {one.pk for one in tried}
    return {
        "done": [matter for matter, refusal in became if not refusal],
        "failed": [(matter, refusal) for matter, refusal in became if refusal],
        "head": known[apart.pop()] if apart else None,
        "matter_url": reverse("matters_desk:backlog", kwargs={"slug": slug}),
    }
