"""The seven calls of GeoReport v2; each is one query or one deed."""

import hashlib
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _

from lianxin.core import danger, http
from lianxin.core.http import Request
from lianxin.core.packs import rule
from lianxin.matters.actions.relaying import relay
from lianxin.matters.forms.open311 import Relayed
from lianxin.matters.models import Matter, Relay
from lianxin.matters.open311 import asked
from lianxin.matters.open311.answers import BAD, TYPES, Faults, answer, call, whole
from lianxin.matters.queries import applications
from lianxin.matters.queries import open311 as queries
from lianxin.matters.queries.promise import promise
from lianxin.places.models import Community

CHANGESET = "2026-11-29T00:00:00+08:00"
"""When what this room answers last changed its shape."""
SPECIFICATION = "http://wiki.open311.org/GeoReport_v2"
FRESH_SECONDS = 300
REALTIME, BATCH = "realtime", "batch"


@call("GET", "HEAD")
def discovery(request: Request, form: str) -> HttpResponse:
    """Where the calls are, in which formats, and how to come by a key."""
    page = whole(request, reverse("home:entry"))
    told = {
        "changeset": CHANGESET,
        "contact": _("本街道各社区的电话在 %(page)s。") % {"page": page},
        "key_service": _("密钥请向街道的管理员要，不收费。电话在 %(page)s。") % {"page": page},
        "endpoints": [
            {
                "specification": SPECIFICATION,
                "url": whole(request, reverse("open311:services", args=[form])).rpartition("/")[0],
                "changeset": CHANGESET,
                "type": "test" if settings.IS_DEMO else "production",
                "formats": list(TYPES.values()),
            }
        ],
    }
    return _kept(answer(form, "discovery", told))


@call("GET", "HEAD")
def services(request: Request, form: str) -> HttpResponse:
    """How a number is answered depends on the key: without one, as to a stranger."""
    asked.community_of(request.GET)
    known = applications.application_with(request.GET.get("api_key", ""))
    kind = REALTIME if known and known.is_trusted else BATCH
    return _kept(answer(form, "services", queries.services(kind=kind)))


@call("GET", "HEAD")
def definition(request: Request, form: str, code: str) -> HttpResponse:
    asked.community_of(request.GET)
    return _kept(answer(form, "service_definition", queries.definition(code)))


@call("GET", "HEAD", "POST")
def requests(request: Request, form: str) -> HttpResponse:
    if request.method == "POST":
        return _report(request, form)
    community = asked.community_of(request.GET)
    if numbers := asked.listed(request.GET, "service_request_id"):
        return _told(request, form, queries.requests_numbered(numbers))
    wanted = asked.wanted(request.GET, now=http.now())
    return _told(request, form, queries.requests_in(community, wanted))


@call("GET", "HEAD")
def one_request(request: Request, form: str, number: str) -> HttpResponse:
    asked.community_of(request.GET)
    return _told(request, form, [queries.request_numbered(number)])


@call("GET", "HEAD")
def token(request: Request, form: str, token: str) -> HttpResponse:
    """The number, once everybody may read the matter; until then the token alone."""
    asked.community_of(request.GET)
    found = applications.relay_of(token)
    known = {"service_request_id": found.matter.number} if found.matter.shown_at else {}
    return answer(form, "service_requests", [{**known, "token": found.token}])


def _told(request: Request, form: str, matters: list[Matter]) -> HttpResponse:
    known, today = queries.beside(matters), http.today()
    rows = [queries.told(matter, known, today=today) for matter in matters]
    for row in rows:
        if key := row["media_url"]:
            row["media_url"] = whole(request, reverse("matters:photo", args=[key, "full"]))
    return answer(form, "service_requests", rows)


def _report(request: Request, form: str) -> HttpResponse:
    """First the key, then where, then what, then all the rest at once."""
    given = request.GET.copy()
    given.update(request.POST)
    application = applications.holder(given.get("api_key", "").strip())
    community = asked.community_of(given)
    if not community.is_open:
        raise Faults(BAD, _("这个社区暂时不收新的事。急事请打 12345。"))
    now, category = http.now(), asked.category_of(given)
    sent = Relayed(community, category, given, near=_near(community))
    if not sent.is_valid():
        raise Faults(BAD, *sent.faults())
    report = sent.report(application, same=f"{http.local_day(now)} {_fingerprint(given)}")
    photos = [*request.FILES.getlist("media"), *request.FILES.getlist("media[]")]
    return answer(form, "service_requests", [_receipt(relay(report, photos=photos, now=now))])


def _near(community: Community) -> int:
    places = community.subdistrict.jurisdictions
    return rule("matters.relayed_near_metres", on=http.today(), jurisdictions=places).count


def _fingerprint(given: Any) -> str:
    """The same for the same request, in whichever order its parts came."""
    parts = sorted((name, *given.getlist(name)) for name in given if name != "api_key")
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def _receipt(made: Relay) -> dict[str, Any]:
    """The number where everybody may read the matter already, else a token; never both."""
    matter = made.matter
    notice = promise(matter, today=http.today())
    for found in danger.find(matter.words):
        notice = f"{found.advice} {notice}"
    known = {"service_request_id": matter.number} if matter.shown_at else {"token": made.token}
    return {**known, "service_notice": notice, "account_id": None}


def _kept(response: HttpResponse) -> HttpResponse:
    patch_cache_control(response, public=True, max_age=FRESH_SECONDS)
    return response
