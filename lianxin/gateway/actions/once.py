"""What is sent twice under one key is done once: the answer is kept in the deed's own transaction,
so that there is never the one without the other.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from lianxin.core.errors import Invalid
from lianxin.core.http import local_day
from lianxin.core.packs import rule
from lianxin.gateway.models import Answered, Token


@dataclass(frozen=True, slots=True)
class Sent:
    """The key under which something was sent, and what it was."""

    key: str
    digest: str


@dataclass(frozen=True, slots=True)
class Told:
    """What was answered; `whole` is the answer itself, where it is not one that was kept."""

    status: int
    body: str
    whole: Any = None


class _RefusedDeed(Exception):
    """Carries an answer out of the transaction that it undoes."""

    def __init__(self, told: Told) -> None:
        super().__init__()
        self.told = told


def once(token: Token, sent: Sent, deed: Callable[[], Told], *, now: datetime) -> Told:
    """Do a deed, or answer as when it was done; a refusal has changed nothing and is not kept.

    Raises Invalid for a key that was used for something else.
    """
    if known := _known(token, sent):
        return known
    try:
        with transaction.atomic():
            return _done(token, sent, deed, now=now)
    except _RefusedDeed as refused:
        return refused.told
    except IntegrityError:
        # Somebody sent the same at the same moment, and was quicker.
        if known := _known(token, sent):
            return known
        raise


def _done(token: Token, sent: Sent, deed: Callable[[], Told], *, now: datetime) -> Told:
    # Taken first: a second sending waits here until the first has been answered.
    kept = Answered.objects.create(
        token=token, key=sent.key, digest=sent.digest, status=200, at=now
    )
    told = deed()
    if told.status >= 300:
        raise _RefusedDeed(told)
    kept.status, kept.body = told.status, told.body
    kept.save(update_fields=["status", "body"])
    return told


def _known(token: Token, sent: Sent) -> Told | None:
    found = Answered.objects.filter(token=token, key=sent.key).first()
    if found is None:
        return None
    if found.digest != sent.digest:
        raise Invalid(_("这个 Idempotency-Key 已经用在别的事上，换一个再发。"))
    return Told(found.status, found.body)


def forget_answers(*, now: datetime) -> int:
    """Let go of answers that nobody will ask for again."""
    kept = rule("gateway.answers_kept_days", on=local_day(now), jurisdictions=()).count
    gone, _kinds = Answered.objects.filter(at__lt=now - timedelta(days=kept)).delete()
    return gone
