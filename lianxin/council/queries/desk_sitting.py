"""The same for those who work with a session, and what its next step needs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from lianxin.accounts.models import User
from lianxin.core.actor import Actor
from lianxin.core.errors import NotFound
from lianxin.core.http import local_day
from lianxin.core.packs import Rule
from lianxin.council.models import (
    Member,
    Passage,
    Session,
    SessionState,
    Stakeholder,
    VotePaper,
)
from lianxin.council.queries.access import serving
from lianxin.council.queries.law import (
    NOTICE,
    doubtful,
    rule_for,
)
from lianxin.council.queries.minutes import masked_texts
from lianxin.council.queries.planning import matters_waiting
from lianxin.council.queries.sitting import Sitting, sitting
from lianxin.council.rules.access import enters, keeps_minutes, steers
from lianxin.council.rules.meeting import first_day
from lianxin.council.rules.words import concerned
from lianxin.matters.models import Matter
from lianxin.people.queries import workers_of


@dataclass(frozen=True, slots=True)
class DeskSitting:
    """The same for those who work with it, and what its next step needs."""

    seen: Sitting
    waiting: Sequence[Matter]
    called: Sequence[Member]
    """Who is, or will be, called."""
    missing: Sequence[str]
    """Whom the topics concern and nobody thought of (D-03)."""
    notice: Rule
    notice_days: int
    first_day: date
    """The first day on which it could be held, were it told of today."""
    is_its_day: bool
    workers: Sequence[User]
    previews: Sequence[tuple[Passage, str]]
    """Each passage with what the public would read of it."""
    doubtful: Sequence[Rule]
    keeps_minutes: bool
    """Whether papers and their pictures are the reader's to keep."""
    papers: Sequence[VotePaper]
    """Those on which people voted, the latest first; for who keeps them."""
    is_at_work: bool
    """Whether the reader works here: the desk's other pages are open to them."""

    @property
    def unreachable(self) -> list[Member]:
        """Members without an account: somebody has to call them."""
        return [member for member in self.called if member.user_id is None]


def desk_sitting(
    actor: Actor, slug: str, pk: int, *, now: datetime, is_at_desk: bool = True
) -> DeskSitting:
    """For those who work here; away from the desk also for who runs this session or keeps its
    minutes, and has no post.
    """
    seen = sitting(actor, slug, pk, now=now)
    session, council = seen.session, seen.council
    is_at_work = enters(actor, council.community_id)
    if not is_at_work and (is_at_desk or not steers(actor, session)):
        raise NotFound
    keeps = keeps_minutes(actor, session)
    is_draft, is_told = (
        session.state == state for state in (SessionState.DRAFT, SessionState.NOTIFIED)
    )
    notice = rule_for(council, NOTICE, now=now)
    days = max(council.notice_days, notice.count)
    on = local_day(session.starts_at)
    return DeskSitting(
        seen=seen,
        waiting=list(matters_waiting(actor, council.community_id)) if is_draft else (),
        called=list(serving(council.pk, on=on)) if is_draft or is_told else (),
        missing=_missing(seen) if is_draft or is_told else (),
        notice=notice,
        notice_days=days,
        first_day=first_day(now, days),
        is_its_day=on <= local_day(now),
        workers=list(workers_of(council.community_id, today=local_day(now)))
        if seen.ballots
        else (),
        previews=_previews(seen),
        doubtful=list(doubtful(council, now=now)),
        keeps_minutes=keeps,
        papers=_papers(session) if keeps and session.opened_at else (),
        is_at_work=is_at_work,
    )


def _papers(session: Session) -> list[VotePaper]:
    found = VotePaper.objects.filter(item__session=session)
    return list(found.select_related("photo", "item", "entered_by").order_by("-pk"))


def _previews(seen: Sitting) -> list[tuple[Passage, str]]:
    if not seen.session.is_held or seen.session.published_at:
        return []
    texts = masked_texts(seen.session)
    return [(passage, texts[passage.pk]) for passage in seen.passages]


def _missing(seen: Sitting) -> list[str]:
    wanted = {who for row in seen.rows for who in concerned(f"{row.item.title}{row.item.words}")}
    return [str(who.label) for who in Stakeholder if who in wanted - set(seen.session.invited)]
