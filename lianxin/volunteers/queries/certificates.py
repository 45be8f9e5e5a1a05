"""Certificates: who signs them, which are due, and whether a code is true."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet

from lianxin.accounts.models import User
from lianxin.core.actor import Actor, Role
from lianxin.core.masks import mask_name
from lianxin.people.models import Purpose
from lianxin.people.queries import consenting, holders_of
from lianxin.volunteers.models import Certificate, CertificateState
from lianxin.volunteers.rules.access import certificates_visible_to
from lianxin.volunteers.rules.crediting import CODE_LETTERS, content, seal


def code_of(certificate: Certificate) -> str:
    """The code that goes with what a certificate says, by this installation's key."""
    return seal(content(certificate), key=settings.LIANXIN_INDEX_KEY.encode())


def responsible_name(community_id: int, *, today: date) -> str:
    """Who answers for what a community certifies: its secretary."""
    holders = holders_of(Role.SECRETARY, community_id, today=today).order_by("pk")
    return holders.values_list("name", flat=True).first() or "—"


def worker_name(actor: Actor) -> str:
    """Who handles it, by their account's name."""
    known = User.objects.filter(pk=actor.user_id or 0).values_list("name", flat=True)
    return known.first() or actor.name


def due_to_issue(*, on: date) -> Collection[int]:
    """Certificates whose posting is over."""
    posted = Certificate.objects.filter(state=CertificateState.POSTED, posted_until__lt=on)
    return list(posted.order_by("pk").values_list("pk", flat=True))


def certificates_of(actor: Actor, volunteer_id: int) -> QuerySet[Certificate]:
    """One volunteer's, the latest first."""
    found = Certificate.objects.filter(certificates_visible_to(actor), volunteer=volunteer_id)
    return found.order_by("-asked_at", "-pk")


def asked_for(actor: Actor, community_id: int) -> QuerySet[Certificate]:
    """What waits to be issued in a community, the oldest first."""
    found = Certificate.objects.filter(
        certificates_visible_to(actor),
        volunteer__community_id=community_id,
        state=CertificateState.ASKED,
    )
    return found.select_related("volunteer").order_by("asked_at", "pk")


def posted_in(community_id: int) -> QuerySet[Certificate]:
    """What a community posts today, for all to object to; names are masked on the page."""
    found = Certificate.objects.filter(
        volunteer__community_id=community_id, state=CertificateState.POSTED
    )
    return found.select_related("volunteer").order_by("posted_until", "pk")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the public is told of a code: the certificate if it is true, and under what name."""

    certificate: Certificate | None
    name: str = ""
    """In full by the holder's own consent, else masked; blank once they have left."""

    @property
    def is_true(self) -> bool:
        return self.certificate is not None

    @property
    def is_in_force(self) -> bool:
        return self.is_true and not self.is_revoked

    @property
    def is_revoked(self) -> bool:
        return self.certificate is not None and self.certificate.state == CertificateState.REVOKED


def verdict(code: str, *, today: date) -> Verdict:
    """Whether a code was given and still goes with what its certificate says."""
    typed = "".join(letter for letter in code.upper() if letter.isalnum())
    if len(typed) != CODE_LETTERS:
        return Verdict(None)
    leave = consenting(Purpose.CERTIFICATE, "name", today=today)
    found = (
        Certificate.objects.filter(
            code=typed, state__in=[CertificateState.ISSUED, CertificateState.REVOKED]
        )
        .annotate(is_shown=Exists(leave.filter(person=OuterRef("volunteer__person"))))
        .first()
    )
    if found is None or code_of(found) != typed:
        return Verdict(None)
    name = found.holder if found.is_shown else mask_name(found.holder)
    return Verdict(found, name)
