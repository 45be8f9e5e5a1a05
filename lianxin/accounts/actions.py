from datetime import datetime

from allauth.socialaccount.models import SocialAccount
from django.db import transaction

from lianxin.accounts.models import User
from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.secrets import blind_index, end_index


@transaction.atomic
def open_account(
    actor: Actor, *, username: str, name: str, now: datetime, password: str = "", phone: str = ""
) -> User:
    """Let somebody sign in; without a password they cannot until one is set."""
    user = User(
        username=username,
        name=name,
        phone=phone,
        phone_index=blind_index(phone) if phone else "",
        phone_end=end_index(phone),
        joined_at=now,
    )
    user.set_password(password or None)
    user.save(force_insert=True)
    journal.record(actor, "open_account", user, None, at=now)
    return user


@transaction.atomic
def choose_elder_mode(actor: Actor, *, is_on: bool, now: datetime) -> None:
    """Remember with the account that its owner reads 长辈版, for the next browser."""
    user = User.objects.select_for_update().get(pk=actor.user_id or 0)
    user.is_elder_mode = is_on
    user.save(update_fields=["is_elder_mode"])
    journal.record(actor, "choose_elder_mode", user, None, at=now, is_on=is_on)


def link_weixin(actor: Actor, *, now: datetime) -> None:
    """Write down that an account is opened by its owner's WeChat from now on; allauth keeps it."""
    user = User.objects.get(pk=actor.user_id or 0)
    journal.record(actor, "link_weixin", user, None, at=now)


@transaction.atomic
def unlink_weixin(actor: Actor, *, now: datetime) -> None:
    """Let WeChat open the account no more; what was known of it is gone."""
    user = User.objects.get(pk=actor.user_id or 0)
    gone, _each = SocialAccount.objects.filter(user=user, provider="weixin").delete()
    if gone:
        journal.record(actor, "unlink_weixin", user, None, at=now)
