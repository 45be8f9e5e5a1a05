"""What becomes of somebody's records when they leave."""

from datetime import datetime

from django.db.models import F

from lianxin.core.http import local_day
from lianxin.people.models import Consent
from lianxin.volunteers.models import (
    Certificate,
    CertificateState,
    DutyState,
    Guardian,
    Shift,
    Team,
    Volunteer,
    new_token,
)


def clear(volunteer: Volunteer, *, now: datetime) -> set[str]:
    """Take away what is personal, and give back what they had signed up for; returns the fields
    that the caller has to save.
    """
    _release(volunteer, now=now)
    today = local_day(now)
    Team.objects.filter(leader=volunteer).update(leader=None)
    for membership in volunteer.memberships.filter(until__isnull=True):
        membership.until = max(today, membership.since)
        membership.save(update_fields=["until"])
    Guardian.objects.filter(volunteer=volunteer).delete()
    volunteer.attainments.all().delete()
    volunteer.skills.all().delete()
    volunteer.free_times.all().delete()
    pending = (CertificateState.ASKED, CertificateState.POSTED)
    volunteer.certificates.filter(state__in=pending).delete()
    Certificate.objects.filter(volunteer=volunteer).update(holder="", identity="")
    Consent.objects.filter(
        person=volunteer.person, withdrawn_at__isnull=True, purpose__in=_PURPOSES
    ).update(withdrawn_at=now)
    volunteer.person = volunteer.born_on = None
    volunteer.name = volunteer.identity = volunteer.identity_index = ""
    volunteer.token, volunteer.left_at = new_token(), now
    return {"person", "born_on", "name", "identity", "identity_index", "token", "left_at"}


_PURPOSES = ("identity", "guardian", "certificate")


def _release(volunteer: Volunteer, *, now: datetime) -> None:
    ahead = volunteer.duties.filter(state=DutyState.SIGNED, starts_at__gte=now)
    for shift_id in ahead.values_list("shift_id", flat=True):
        Shift.objects.filter(pk=shift_id).update(taken=F("taken") - 1)
    ahead.update(state=DutyState.LEFT, released_at=now)
