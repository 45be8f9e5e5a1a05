"""A council's charter, members and terms, as its page at the desk keeps them."""

from typing import Any

from ninja import Query

from lianxin.core import http
from lianxin.core.api import (
    Call,
    Key,
    Scope,
    Slug,
    body_of,
    done,
    filled,
    keep_home,
    taking,
    unchanged_since,
)
from lianxin.core.errors import NotFound
from lianxin.council import actions
from lianxin.council.api.door import WhichCouncil, router
from lianxin.council.api.steering import CouncilAtDesk, told_council
from lianxin.council.forms.charter import CharterForm, MemberForm, ReleaseForm, TermForm
from lianxin.council.models import Council, CouncilKind
from lianxin.council.queries.law import NOTICE, rule_for
from lianxin.council.queries.overview import Desk, desk
from lianxin.organisations.queries import names_of


def _page(request: Call, slug: str, which: WhichCouncil) -> Desk:
    page = desk(request.actor, slug, now=http.now(), kind=which.kind)
    keep_home(request, page.seen.community.pk)
    return page


def _held(page: Desk) -> Council:
    if page.seen.council is None:
        raise NotFound
    return page.seen.council


@router.writes(
    "/communities/{slug}/council/charter",
    scope=Scope.COUNCIL_WORK,
    gives=CouncilAtDesk,
    says="写章程；还没有议事会的，写了就成立",
    has_version=True,
)
@taking(body_of(CharterForm, "WritesCharter"))
def write_charter(
    request: Call, slug: Slug, which: Query[WhichCouncil], told: Any
) -> CouncilAtDesk:
    page, now = _page(request, slug, which), http.now()
    held, community = page.seen.council, page.seen.community
    seen = unchanged_since(request, held.revision if held else 0)
    law = rule_for(held or Council(community=community), NOTICE, now=now)
    form = CharterForm(held, filled(told)[0], notice_days=law.count)

    def deed() -> Council:
        if held:
            return actions.amend(request.actor, held.pk, form.charter(), now=now, seen=seen)
        on, made = http.local_day(now), form.charter()
        return actions.found(
            request.actor, community, made, founded_on=on, now=now, kind=which.kind
        )

    done(form, deed)
    return told_council(request, slug, which)


@router.writes(
    "/communities/{slug}/council/members",
    scope=Scope.COUNCIL_WORK,
    gives=CouncilAtDesk,
    says="请一位成员进议事会",
    status=201,
)
@taking(body_of(MemberForm, "SeatsMember"))
def admit(request: Call, slug: Slug, which: Query[WhichCouncil], told: Any) -> CouncilAtDesk:
    page = _page(request, slug, which)
    council, senders = _held(page), list[tuple[int, str]]()
    if page.seen.kind == CouncilKind.JOINT:
        found = names_of(page.seen.community.pk, on=http.today())
        senders = list(found.values_list("pk", "name"))
    form = MemberForm(senders, filled(told)[0])

    def deed() -> object:
        seating, since = form.seating(), form.cleaned_data["since"]
        return actions.admit(request.actor, council.pk, seating, since=since, now=http.now())

    done(form, deed)
    return told_council(request, slug, which)


@router.writes(
    "/communities/{slug}/council/members/{int:pk}/release",
    scope=Scope.COUNCIL_WORK,
    gives=CouncilAtDesk,
    says="一位成员离开议事会：以前的会议记录不变",
)
@taking(body_of(ReleaseForm, "ReleasesMember"))
def release(
    request: Call, slug: Slug, pk: Key, which: Query[WhichCouncil], told: Any
) -> CouncilAtDesk:
    page, form = _page(request, slug, which), ReleaseForm(filled(told)[0])
    if pk not in {member.pk for member in page.seen.members}:
        raise NotFound

    def deed() -> object:
        return actions.release(request.actor, pk, until=form.cleaned_data["until"], now=http.now())

    done(form, deed)
    return told_council(request, slug, which)


@router.writes(
    "/communities/{slug}/council/terms",
    scope=Scope.COUNCIL_WORK,
    gives=CouncilAtDesk,
    says="开始新的一届",
    status=201,
)
@taking(body_of(TermForm, "BeginsTerm"))
def begin_term(request: Call, slug: Slug, which: Query[WhichCouncil], told: Any) -> CouncilAtDesk:
    page = _page(request, slug, which)
    council, form = _held(page), TermForm(list(page.seen.members), filled(told)[0])

    def deed() -> object:
        said = dict(form.cleaned_data)
        leaving = said.pop("leaving")
        return actions.begin_term(
            request.actor, council.pk, leaving_ids=leaving, now=http.now(), **said
        )

    done(form, deed)
    return told_council(request, slug, which)
