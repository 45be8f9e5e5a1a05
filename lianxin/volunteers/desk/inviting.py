"""Inviting the people of a list, each by a link of their own."""

from collections.abc import Iterable

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from lianxin.core import http
from lianxin.core.answering import tried
from lianxin.core.errors import Invalid
from lianxin.core.http import Request
from lianxin.core.masks import mask_phone
from lianxin.core.sheets.columns import plain
from lianxin.core.sheets.reading import Source
from lianxin.people.queries import workplace
from lianxin.volunteers import actions
from lianxin.volunteers.forms.registering import Listed
from lianxin.volunteers.queries.inviting import waiting

NAMES, PHONES = ("姓名", "名字"), ("手机号", "手机", "电话", "联系电话", "手机号码")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitations(request: Request, slug: str) -> HttpResponse:
    community = workplace(request.actor, slug)
    form = Listed(request.POST or None, request.FILES or None)
    status = 200
    if request.method == "POST":
        made: list[actions.Invited] = []
        refusal = tried(
            form,
            lambda: made.append(
                actions.invite(request.actor, community, _people(form), now=http.now())
            ),
        )
        if made:
            http.say(request, _told(made[0]))
            return redirect("volunteers_desk:invitations", slug)
        status = refusal.status
    rows = [
        (each, mask_phone(each.phone), _link(request, slug, each.token))
        for each in waiting(request.actor, community.pk)[:200]
    ]
    context = {"community": community, "form": form, "rows": rows}
    return render(request, "volunteers/desk_invitations.html", context, status=status)


def _told(made: actions.Invited) -> str:
    told = _("邀请了 %(count)d 人，等他们自己登记。") % {"count": len(made.invitations)}
    if made.known:
        told += _("另有 %(known)d 人登记过、邀请过或说过不参加，没有再打扰。") % {
            "known": made.known
        }
    return told


def _link(request: Request, slug: str, token: str) -> str:
    address = reverse("volunteers:invited", kwargs={"slug": slug, "token": token})
    return request.build_absolute_uri(address)


def _people(form: Listed) -> Iterable[tuple[str, str]]:
    sheet = form.cleaned_data["sheet"]
    return [*form.pasted(), *(_from_sheet(sheet) if sheet else ())]


def _from_sheet(sheet: UploadedFile) -> list[tuple[str, str]]:
    """Names and phones of a table, under whichever of their headings it has."""
    rows = Source(sheet.read()).rows()
    _number, head = next(rows, (0, []))
    found = [plain(cell) for cell in head]
    places = [
        next((found.index(plain(name)) for name in names if plain(name) in found), -1)
        for names in (NAMES, PHONES)
    ]
    if min(places) < 0:
        raise Invalid(_("第一行要有“姓名”和“手机号”两列。"), field="sheet")
    name, phone = places
    filled = (cells for _row, cells in rows if any(cells))
    return [(cells[name], cells[phone]) for cells in filled if max(places) < len(cells)]
