"""What was resolved, from who asked to what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import NotFound
from lianxin.core.http import local_day
from lianxin.core.keyset import Page, page
from lianxin.council.models import (
    Amendment,
    AmendmentState,
    Choice,
    Council,
    Dissent,
    Resolution,
    Result,
)
from lianxin.council.queries.access import council_of
from lianxin.council.rules import ITEM_FLOW
from lianxin.council.rules.access import enters, follows, shown_resolutions
from lianxin.matters.models import END, Say, State
from lianxin.matters.queries import course, matters_for
from lianxin.places.models import Community
from lianxin.places.queries import community_by_slug

PAGE_SIZE = 30
OPEN, LATE, DONE = "open", "late", "done"
ONLY = (OPEN, LATE, DONE)


@dataclass(frozen=True, slots=True)
class Tally:
    """How a community's resolutions stand, those that are not shown among them."""

    whole: int
    done: int
    partly: int
    ended: int
    """Undone or revoked."""
    late: int

    @property
    def doing(self) -> int:
        return self.whole - self.done - self.partly - self.ended


@dataclass(frozen=True, slots=True)
class Resolutions:
    community: Community
    council: Council | None
    tally: Tally
    page: Page[Resolution]
    only: str
    today: date


_DONE = Q(item__matter__state=State.SOLVED) | Q(item__matter=None, result=Result.DONE)
_PARTLY = Q(item__matter__state=State.PARTLY_SOLVED) | Q(item__matter=None, result=Result.PARTLY)
_REVOKED = Q(result=Result.REVOKED)
_OVER = _REVOKED | Q(item__matter__state__in=sorted(END)) | Q(item__matter=None) & ~Q(result="")


def resolutions(
    actor: Actor, slug: str, *, now: datetime, only: str = "", after: str = "", before: str = ""
) -> Resolutions:
    """A community's resolutions, the latest first."""
    community, today = community_by_slug(slug), local_day(now)
    council = council_of(community.pk)
    mine = Resolution.objects.filter(item__session__council__community_id=community.pk)
    wanted = {OPEN: ~_OVER, LATE: ~_OVER & Q(due_on__lt=today), DONE: _DONE & ~_REVOKED}
    only = only if only in ONLY else ""
    shown = mine.filter(shown_resolutions(actor), wanted.get(only, Q())).select_related(
        "item__matter", "item__session__council"
    )
    return Resolutions(
        community=community,
        council=council,
        tally=_tally(mine, today),
        page=page(shown, ["-resolved_at", "-pk"], after=after, before=before, size=PAGE_SIZE),
        only=only,
        today=today,
    )


def _tally(mine: QuerySet[Resolution], today: date) -> Tally:
    found = mine.aggregate(
        whole=Count("pk"),
        done=Count("pk", filter=_DONE & ~_REVOKED),
        partly=Count("pk", filter=_PARTLY & ~_REVOKED),
        over=Count("pk", filter=_OVER),
        late=Count("pk", filter=~_OVER & Q(due_on__lt=today)),
    )
    ended = found["over"] - found["done"] - found["partly"]
    return Tally(found["whole"], found["done"], found["partly"], ended, found["late"])


@dataclass(frozen=True, slots=True)
class News:
    at: datetime
    label: str
    words: str


@dataclass(frozen=True, slots=True)
class Told:
    """One resolution: who asked, how it was decided, what became of it."""

    resolution: Resolution
    news: Sequence[News]
    amendments: Sequence[Amendment]
    dissents: Sequence[Dissent]
    households: int
    """That asked for it; 0 where it came from the council itself."""
    solved: int
    answered: int
    """Of those who asked, how many said that it is solved, and how many said anything."""
    sees_all: bool
    is_desk: bool
    may_dissent: bool
    is_late: bool
    shows_matter: bool


def one_resolution(actor: Actor, slug: str, pk: int, *, now: datetime) -> Told:
    found = (
        Resolution.objects.filter(
            shown_resolutions(actor), item__session__council__community__slug=slug, pk=pk
        )
        .select_related(
            "item__matter",
            "item__mover",
            "item__seconder",
            "item__session__council__community__subdistrict",
            "item__session__chair",
        )
        .first()
    )
    if found is None:
        raise NotFound
    item, matter = found.item, found.item.matter
    says = Say.objects.filter(matter=matter, answered_at__isnull=False) if matter else None
    amendments = item.amendments.filter(state__in=[AmendmentState.CARRIED, AmendmentState.LOST])
    verbs = {step.verb for step in ITEM_FLOW.open_to(actor, item)}
    dissents = list(found.dissents.select_related("member").order_by("said_at", "pk"))
    return Told(
        resolution=found,
        news=_news(found),
        amendments=list(amendments.order_by("pk")),
        dissents=dissents,
        households=matter.supports + 1 if matter else 0,
        solved=says.filter(outcome="solved").count() if says is not None else 0,
        answered=says.count() if says is not None else 0,
        sees_all=follows(actor, item.session),
        is_desk=enters(actor, item.session.council.community_id),
        may_dissent="dissent" in verbs and _may_dissent(actor, found, dissents),
        is_late=_is_late(found, local_day(now)),
        shows_matter=matter is not None and matters_for(actor).filter(pk=matter.pk).exists(),
    )


def _may_dissent(actor: Actor, found: Resolution, dissents: Sequence[Dissent]) -> bool:
    """Members who were called, did not vote for it, and have not said so yet."""
    item = found.item
    seat = item.session.seats.filter(member__user_id=actor.user_id or 0).first()
    if seat is None or any(each.member_id == seat.member_id for each in dissents):
        return False
    own = item.ballots.filter(round=item.round, member_id=seat.member_id, choice=Choice.AYE)
    return not own.exists()


def _is_late(found: Resolution, today: date) -> bool:
    matter = found.item.matter
    is_over = matter.state in END if matter else bool(found.result)
    return not is_over and not found.result and found.due_on < today


_TOLD = ("progress", "finish", "revoke", "feed_back")
_OF_MATTER = ("progress", "report_done", "extend", "confirm_solved", "confirm_partly", "dispute")


def _told(deed: str) -> str:
    return _("有进展") if deed == "progress" else str(ITEM_FLOW[deed].label)


def _news(found: Resolution) -> list[News]:
    """Its course since, the matter's public steps among it, oldest first."""
    entries = list(journal.course_of(found.item, public_only=False).filter(deed__in=_TOLD))
    told = [
        News(each.at, _told(each.deed), str(each.details.get("words", "")))
        for each in entries
        if each.deed != "feed_back"
    ]
    if matter := found.item.matter:
        steps = journal.course_of(matter, public_only=True).filter(
            deed__in=_OF_MATTER, at__gte=found.resolved_at
        )
        told += [
            News(each.at, course.told(each), str(each.details.get("words", ""))) for each in steps
        ]
    return sorted(told, key=lambda each: each.at)
