from django.urls import reverse
from django.utils.translation import gettext as _
from django_tasks import task

from lianxin.core.journal import entry_of
from lianxin.core.spoken import spoken, spoken_day
from lianxin.facilities.models import Ask, AskState, Loan
from lianxin.notifications.actions import tell


@task()
def tell_asker(entry_id: int) -> None:
    """Tell who asked for a room what became of it, once however often it runs."""
    entry = entry_of(entry_id)
    found = Ask.objects.select_related("person", "room", "community")
    ask = found.get(pk=entry.subject_id)
    if ask.person.user_id is None:
        return
    words = {
        AskState.CONFIRMED: _("%(when)s订给您了。不用的话说一声，好让给别人。"),
        AskState.DECLINED: _("%(when)s订不了：%(why)s"),
        AskState.GIVEN_UP: _("社区退订了您%(when)s的房间，请打电话问问。"),
        AskState.LAPSED: _("%(when)s到了，社区没来得及答复，很抱歉。请打社区电话。"),
    }
    said = words[AskState(ask.state)] % {"when": spoken(ask.starts_at), "why": ask.answer}
    tell(
        {ask.person.user_id},
        ask,
        title=ask.room.name,
        text=said,
        url=reverse("facilities:mine", args=[ask.community.slug]),
        at=entry.at,
        community_id=ask.community_id,
        mark=entry.pk,
    )


@task()
def tell_borrower(entry_id: int) -> None:
    """Remind whoever has something that it is due; who has no account is telephoned by staff."""
    entry = entry_of(entry_id)
    found = Loan.objects.select_related("person", "equipment", "community")
    loan = found.get(pk=entry.subject_id)
    if loan.person.user_id is None:
        return
    tell(
        {loan.person.user_id},
        loan,
        title=loan.equipment.name,
        text=_("%(day)s要还，方便时送到社区。还想用，说一声就能续。")
        % {"day": spoken_day(loan.due_on)},
        url=reverse("facilities:mine", args=[loan.community.slug]),
        at=entry.at,
        community_id=loan.community_id,
        mark=entry.pk,
    )
