"""Who sees a session, who runs it, who sits in it."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.actor import DESK, Actor, Role
from lianxin.council.models import AgendaItem, Council, CouncilKind, Session, SessionState

WORKERS = (Role.STAFF, Role.SECRETARY)
BY_STAFF = _("社区的工作人员")
BY_SECRETARY = _("社区书记")
BY_MINUTES = _("会议记录人或社区的工作人员")
BY_COUNTERS = _("会议主持人、记录人或社区的工作人员")
BY_CHAIR = _("会议主持人或书记")
BY_CHAIR_OR_STAFF = _("会议主持人或社区的工作人员")
BY_MEMBER = _("在场的成员")
BY_MEMBER_OR_STAFF = _("在场的成员，或社区的工作人员")
BY_CLOCK = _("到期自动")


def visible_to(actor: Actor) -> Q:
    """To all once it is announced; its plan only where one works."""
    if actor.is_clock:
        return Q()
    return ~Q(state=SessionState.DRAFT) | Q(council__community_id__in=actor.places(*DESK))


def seats_visible_to(actor: Actor) -> Q:
    """Who sat where is for those who work there and for the members themselves."""
    places = actor.places(*DESK, Role.MEMBER)
    return Q(session__council__community_id__in=places)


def shown_resolutions(actor: Actor) -> Q:
    """Resolutions on what all may see, and all of them where one works or sits."""
    places = actor.places(*DESK, Role.MEMBER)
    return (
        Q(item__matter__isnull=True)
        | Q(item__matter__shown_at__isnull=False)
        | Q(item__session__council__community_id__in=places)
    )


def kind_named(namespace: str) -> CouncilKind:
    """Which council the addresses of a namespace are about: each kind has the same pages."""
    return CouncilKind.JOINT if namespace.startswith("joint") else CouncilKind.RESIDENTS


def shown_dissents(actor: Actor) -> Q:
    """Reasons against what is shown, beside it."""
    places = actor.places(*DESK, Role.MEMBER)
    return (
        Q(resolution__item__matter__isnull=True)
        | Q(resolution__item__matter__shown_at__isnull=False)
        | Q(resolution__item__session__council__community_id__in=places)
    )


def enters(actor: Actor, community_id: int) -> bool:
    """Whether the desk's pages are open to them."""
    return actor.holds(DESK, community_id)


def serves(actor: Actor, council: Council) -> bool:
    return actor.holds(WORKERS, council.community_id)


def leads(actor: Actor, council: Council) -> bool:
    return actor.holds(Role.SECRETARY, council.community_id)


def sits(actor: Actor, council: Council) -> bool:
    """Whether the session's course is open to them as a member."""
    return actor.holds(Role.MEMBER, council.community_id)


def runs(actor: Actor, session: Session) -> bool:
    return serves(actor, session.council)


def follows(actor: Actor, session: Session) -> bool:
    """Whether the running session is shown to them, names in full."""
    is_at_home = enters(actor, session.council.community_id) or sits(actor, session.council)
    return is_at_home or is_chair(actor, session) or takes_minutes(actor, session)


def is_chair(actor: Actor, session: Session) -> bool:
    return actor.is_known and session.chair.user_id == actor.user_id


def takes_minutes(actor: Actor, session: Session) -> bool:
    """Whether the session's minutes were put into their hands."""
    taker = session.minute_taker
    return taker is not None and actor.is_known and taker.user_id == actor.user_id


def keeps_minutes(actor: Actor, session: Session) -> bool:
    """Who writes the minutes, enters papers, and sees their pictures."""
    return runs(actor, session) or takes_minutes(actor, session)


def chairs(actor: Actor, session: Session) -> bool:
    """The chair, or the secretary for a chair without an account."""
    return is_chair(actor, session) or leads(actor, session.council)


def presides(actor: Actor, session: Session) -> bool:
    """Whether the session is theirs to run: the chair's, who needs no post for it, and the staff's
    who sit beside them.
    """
    return is_chair(actor, session) or runs(actor, session)


def steers(actor: Actor, session: Session) -> bool:
    """Whether the page from which a session is run has something for them to do."""
    return presides(actor, session) or takes_minutes(actor, session)


def presides_item(actor: Actor, item: AgendaItem) -> bool:
    return presides(actor, item.session)


def counts_item(actor: Actor, item: AgendaItem) -> bool:
    """Who writes down votes: raised hands as all may see them, papers by who keeps the minutes."""
    return steers(actor, item.session)


def is_clock(actor: Actor, _thing: object) -> bool:
    return actor.is_clock


def runs_or_is_clock(actor: Actor, item: AgendaItem) -> bool:
    return actor.is_clock or runs(actor, item.session)


def runs_item(actor: Actor, item: AgendaItem) -> bool:
    return runs(actor, item.session)


def leads_item(actor: Actor, item: AgendaItem) -> bool:
    return leads(actor, item.session.council)


def votes(actor: Actor, item: AgendaItem) -> bool:
    return sits(actor, item.session.council)


def takes_part(actor: Actor, item: AgendaItem) -> bool:
    """A member for themself, or who keeps the list for somebody in the room."""
    return votes(actor, item) or presides(actor, item.session)
