"""Keys for other people's applications: made once, shown once, withdrawn by whoever rules."""

import secrets
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotFound
from lianxin.core.secrets import blind_index
from lianxin.core.text import said
from lianxin.matters.models import Application
from lianxin.matters.queries.applications import require_ruler

START = 6


def make_key(
    actor: Actor, *, name: str, contact: str, is_trusted: bool, now: datetime
) -> tuple[Application, str]:
    """Let an application in; its key is in what this returns and nowhere else."""
    require_ruler(actor)
    name = said(name, field="name", missing=_("写上应用的名字，大家看得到。"), most=40)
    contact = said(contact, field="contact", missing=_("写上谁负责、怎么联系。"), most=120)
    key = f"lx-{secrets.token_urlsafe(24)}"
    row = Application(
        name=name,
        contact=contact,
        key_index=blind_index(key),
        key_start=key[:START],
        is_trusted=is_trusted,
        made_by_id=actor.user_id or 0,
        made_at=now,
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
            journal.record(actor, "make_key", row, None, at=now, name=name, is_trusted=is_trusted)
    except IntegrityError as error:
        raise Invalid(
            _("“%(name)s”已经有一把密钥。要换一把，先收回原来的。") % {"name": name}, field="name"
        ) from error
    return row, key


@transaction.atomic
def withdraw_key(actor: Actor, pk: int, *, now: datetime) -> Application:
    """Shut an application out from now on; what it brought stays. Once is enough."""
    require_ruler(actor)
    row = Application.objects.select_for_update().filter(pk=pk).first()
    if row is None:
        raise NotFound
    if row.withdrawn_at is None:
        row.withdrawn_at = max(now, row.made_at)
        row.save(update_fields=["withdrawn_at"])
        journal.record(actor, "withdraw_key", row, None, at=now, name=row.name)
    return row
