from django.urls import reverse
from django.utils.translation import gettext as _
from django_tasks import task

from lianxin.core.journal import entry_of
from lianxin.council.models import Mediation
from lianxin.notifications.actions import tell


@task()
def tell_mediation(entry_id: int) -> None:
    """Tell mediator and parties that there is something new, and not a word of what; once however
    often it runs.
    """
    entry = entry_of(entry_id)
    mediation = Mediation.objects.select_related("community").get(pk=entry.subject_id)
    parties = mediation.disputants.exclude(user=None).values_list("user_id", flat=True)
    # Visits are the mediator's own duty.
    others = set() if entry.deed == "remind_visit" else set(parties)
    kwargs = {"slug": mediation.community.slug, "pk": mediation.pk}
    tell(
        ({mediation.mediator_id} | others) - {entry.actor_id},
        mediation,
        title=_("人民调解"),
        text=_told_of_mediation(entry.deed),
        url=reverse("mediation:case", kwargs=kwargs),
        at=entry.at,
        community_id=mediation.community_id,
        mark=entry.pk,
    )


def _told_of_mediation(deed: str) -> str:
    if deed == "remind_court":
        return _("调解协议还可以一起到法院申请司法确认，别过了期限。")
    if deed == "remind_visit":
        return _("该回访了，问问双方现在怎样。")
    return _("您参加的调解有新的进展，打开看看。")
