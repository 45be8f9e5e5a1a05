from django.urls import reverse
from django.utils.translation import gettext as _
from django_tasks import task

from lianxin.core.journal import entry_of
from lianxin.core.models import Entry
from lianxin.notifications.actions import tell
from lianxin.volunteers.models import Certificate, CertificateState, Shift
from lianxin.volunteers.queries.audience import user_of


@task()
def tell_signed_up(entry_id: int, user_ids: list[int]) -> None:
    """Tell those who had signed up that a shift was called off, once however often it runs."""
    entry = entry_of(entry_id)
    shift = Shift.objects.select_related("project__community").get(pk=entry.subject_id)
    slug = shift.project.community.slug
    tell(
        user_ids,
        shift,
        title=shift.project.name,
        text=_("您报名的这一班取消了：%(words)s") % {"words": shift.words},
        url=reverse("volunteers:shift", kwargs={"slug": slug, "pk": shift.pk}),
        at=entry.at,
        community_id=shift.project.community_id,
        mark=entry.pk,
    )


@task()
def tell_holder(entry_id: int) -> None:
    """Tell somebody what became of the certificate that they asked for."""
    entry = entry_of(entry_id)
    found = Certificate.objects.select_related("volunteer__community", "volunteer__person")
    certificate = found.get(pk=entry.subject_id)
    tell(
        user_of(certificate.volunteer),
        certificate,
        title=_("志愿服务证明"),
        text=_told(certificate, entry),
        url=reverse("volunteers:mine", kwargs={"slug": certificate.volunteer.community.slug}),
        at=entry.at,
        community_id=entry.community_id,
        mark=entry.pk,
    )


def _told(certificate: Certificate, entry: Entry) -> str:
    if entry.deed == "issue":
        return _("证明开好了，可以下载。")
    if entry.deed == "post":
        return _("时长核对过了，先公示几天，到期自动开具。")
    if certificate.state == CertificateState.REVOKED:
        return _("证明作废了：%(words)s") % {"words": certificate.words}
    return _("这次没有开具：%(words)s") % {"words": certificate.words}
