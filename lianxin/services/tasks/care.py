"""News of care, to those whom it concerns and nobody else; none after a move or a death."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django_tasks import task

from lianxin.core import http
from lianxin.core.actor import Role
from lianxin.core.http import local_day
from lianxin.core.journal import entry_of
from lianxin.core.masks import mask_name
from lianxin.notifications.actions import tell
from lianxin.people.queries import holders_of
from lianxin.services.models import Care, CareState, CareVisit, Pairing, PairingPlan
from lianxin.services.queries.pairing import proposal


@task()
def tell_coordinator(entry_id: int) -> None:
    """Tell who coordinates that nobody came, or that somebody who came found something amiss."""
    entry = entry_of(entry_id)
    found = CareVisit.objects.select_related("care__community", "care__person")
    visit = found.get(pk=entry.subject_id)
    care = visit.care
    if care.state != CareState.OPEN:
        return
    told = {"name": mask_name(care.person.name), "day": visit.due_on.strftime("%-m月%-d日")}
    if entry.deed == "alarm":
        text = _("%(day)s该去看%(name)s，还没有人记下去过，请打个电话问问。") % told
    else:
        text = _("去看%(name)s的人说，有情况要您看看。") % told
    tell(
        _coordinators(care, entry.at),
        visit,
        title=_("关爱走访"),
        text=text,
        url=reverse("care_desk:care", kwargs={"slug": care.community.slug, "pk": care.pk}),
        at=entry.at,
        community_id=care.community_id,
        mark=entry.pk,
    )


def _coordinators(care: Care, at: datetime) -> list[int]:
    """Its own, or all of the community's where that one has left the post."""
    found = holders_of(Role.CARE, care.community_id, today=local_day(at))
    holders = list(found.values_list("pk", flat=True))
    return [care.coordinator_id] if care.coordinator_id in holders else holders


@task()
def tell_helpers(entry_id: int) -> None:
    """Thank those whose help is not needed any more."""
    entry = entry_of(entry_id)
    care = Care.objects.select_related("community", "person").get(pk=entry.subject_id)
    ended = Pairing.objects.filter(care=care, ended_at=care.ended_at)
    users = ended.filter(helper__person__user__isnull=False)
    tell(
        list(users.values_list("helper__person__user_id", flat=True)),
        care,
        title=_("结对"),
        text=_("和%(name)s的结对结束了。谢谢您一直惦记着。")
        % {"name": mask_name(care.person.name)},
        url=reverse("care:mine", kwargs={"slug": care.community.slug}),
        at=entry.at,
        community_id=care.community_id,
        mark=entry.pk,
    )


@task()
def plan_pairs(plan_id: int) -> None:
    """Reckon who might look after whom; what was asked anew meanwhile is reckoned by the later."""
    plan = PairingPlan.objects.get(pk=plan_id)
    found = proposal(plan.community_id)
    waiting = PairingPlan.objects.filter(pk=plan_id, asked_at=plan.asked_at, made_at__isnull=True)
    waiting.update(lines=found.lines, left=found.left, made_at=max(http.now(), plan.asked_at))
