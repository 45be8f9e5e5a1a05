"""Who works with a community's Party records is told of what is due."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django_tasks import task

from lianxin.core import http
from lianxin.core.actor import Role
from lianxin.core.journal import entry_of, kind_of
from lianxin.core.models import Entry
from lianxin.core.templatetags.lx import full_date
from lianxin.notifications.actions import tell
from lianxin.party.models import Member, Transfer
from lianxin.people.queries import holders_of


@task()
def tell_clerks(entry_id: int) -> None:
    """Tell of a letter or a probation that needs somebody, once however often it runs."""
    entry = entry_of(entry_id)
    model = Transfer if entry.subject_kind == kind_of(Transfer) else Member
    subject = model._default_manager.select_related("community").get(pk=entry.subject_id)
    if entry.community_id is None:
        return
    clerks = holders_of(Role.PARTY, entry.community_id, today=http.today())
    tell(
        list(clerks.values_list("pk", flat=True)),
        subject,
        title=subject.name,
        text=_words(entry, subject),
        url=_page(subject),
        at=entry.at,
        community_id=entry.community_id,
        mark=entry.pk,
    )


def _words(entry: Entry, subject: Transfer | Member) -> str:
    if isinstance(subject, Member):
        day = date.fromisoformat(entry.details["end"])
        return _("预备期%(day)s满，请安排支部党员大会讨论。") % {"day": full_date(day)}
    if entry.deed == "expire":
        return _("介绍信过期了，请问一下办到哪一步，要不要重开。")
    return _("介绍信到%(day)s为止，还没有办完。") % {"day": full_date(subject.valid_until)}


def _page(subject: Transfer | Member) -> str:
    view = "member" if isinstance(subject, Member) else "transfer"
    return reverse(f"party_desk:{view}", args=[subject.community.slug, subject.pk])
