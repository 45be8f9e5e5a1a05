from collections.abc import Sequence

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django_tasks import task

from lianxin.core import http
from lianxin.core.actor import Role
from lianxin.core.journal import entry_of, kind_of
from lianxin.core.models import Entry
from lianxin.core.spoken import spoken
from lianxin.council.models import AgendaItem, ItemState, Session, SessionState
from lianxin.council.queries.audience import concerned, members_of
from lianxin.council.rules import ITEM_FLOW, SESSION_FLOW
from lianxin.notifications.actions import post, tell
from lianxin.people.queries import holders_of

AFTER = frozenset({"progress", "revoke", "answer_dissent", "feed_back"})
"""News of a resolution, told with its own page."""
REQUIRED = frozenset({"notify", "reschedule", "cancel"})
"""That and when it meets: the charter has it told beforehand to everybody called (D-04)."""


POSTED = REQUIRED | {"publish"}
"""What the community's groups are told as well."""


@task()
def tell_participants(entry_id: int) -> None:
    """Tell the members called and everyone whose matter is on the agenda, once however often it
    runs.
    """
    entry = entry_of(entry_id)
    session, items = _subject(entry)
    users = members_of(session)
    for item in items:
        users |= concerned(item, but=entry.actor_id)
    users.discard(entry.actor_id or 0)
    if entry.deed in POSTED:
        post(
            session.council.community_id,
            "council",
            title=f"{session.council.name}{session.title}",
            text=_posted(entry, session),
            url=_page(session),
            at=entry.at,
            mark=entry.pk,
        )
    _tell(entry, session, users, _page(session, items if entry.deed in AFTER else []))


@task()
def tell_staff(entry_id: int) -> None:
    """Tell secretary and staff what a session still asks of them."""
    entry = entry_of(entry_id)
    session, _items = _subject(entry)
    place, today = session.council.community_id, http.today()
    users = {
        pk
        for role in (Role.SECRETARY, Role.STAFF)
        for pk in holders_of(role, place, today=today).values_list("pk", flat=True)
    }
    kwargs = {"slug": session.council.community.slug, "pk": session.pk}
    _tell(entry, session, users, reverse("council_desk:session", kwargs=kwargs))


@task()
def tell_above(entry_id: int) -> None:
    """Tell the secretary, then the street, of a resolution that is late."""
    entry = entry_of(entry_id)
    session, items = _subject(entry)
    role = Role.SECRETARY if entry.details.get("level") == 1 else Role.STREET
    above = holders_of(role, session.council.community_id, today=http.today())
    kwargs = {"slug": session.council.community.slug, "pk": items[0].resolution.pk}
    url = reverse("council:resolution", kwargs=kwargs)
    _tell(entry, session, set(above.values_list("pk", flat=True)), url)


def _subject(entry: Entry) -> tuple[Session, list[AgendaItem]]:
    """What an entry is about: a session with all its items, or one item with its session."""
    items: QuerySet[AgendaItem] = AgendaItem.objects.select_related("matter", "resolution")
    if entry.subject_kind == kind_of(AgendaItem):
        found = list(items.filter(pk=entry.subject_id))
        session_id = found[0].session_id
    else:
        session_id = entry.subject_id
        found = list(items.filter(session_id=session_id).exclude(state=ItemState.DROPPED))
    return Session.objects.select_related("council__community").get(pk=session_id), found


def _page(session: Session, items: Sequence[AgendaItem] = ()) -> str:
    """The session's page, or that of the resolution that the news is of."""
    slug = session.council.community.slug
    for item in items:
        kwargs = {"slug": slug, "pk": item.resolution.pk}
        return reverse("council:resolution", kwargs=kwargs)
    if session.state == SessionState.DRAFT:
        return reverse("council:public", kwargs={"slug": slug})
    return reverse("council:public_session", kwargs={"slug": slug, "pk": session.pk})


def _tell(entry: Entry, session: Session, users: set[int], url: str) -> None:
    flow = ITEM_FLOW if entry.subject_kind == kind_of(AgendaItem) else SESSION_FLOW
    tell(
        users,
        session,
        title=f"{session.council.name}{session.title}"[:120],
        text=_words(entry, session) or str(flow[entry.deed].label),
        url=url,
        at=entry.at,
        community_id=session.council.community_id,
        mark=entry.pk,
        is_required=entry.deed in REQUIRED,
    )


def _posted(entry: Entry, session: Session) -> str:
    """For everybody: where and when it meets, and nobody is called by it."""
    if entry.deed != "notify":
        return _words(entry, session)
    when = spoken(session.starts_at)
    return _("%(when)s在%(venue)s开会，欢迎旁听。") % {"when": when, "venue": session.venue}


def _words(entry: Entry, session: Session) -> str:
    when = spoken(session.starts_at)
    if entry.deed == "notify":
        return _("%(when)s在%(venue)s开会，请您参加。") % {"when": when, "venue": session.venue}
    if entry.deed == "reschedule":
        return _("原定%(when)s的会改期，定下来再通知您。") % {"when": when}
    if entry.deed == "cancel":
        words = entry.details.get("words", "")
        return _("原定%(when)s的会不开了：%(words)s") % {"when": when, "words": words}
    if entry.deed == "publish":
        return _("会议的纪要公布了，请您看看。")
    if entry.deed == "escalate":
        late = {"late": entry.details["late"]}
        return (
            ngettext(
                "有一项决议到期还没有落实，已超 %(late)d 个工作日。",
                "有一项决议到期还没有落实，已超 %(late)d 个工作日。",
                late["late"],
            )
            % late
        )
    return str(entry.details.get("words", ""))
