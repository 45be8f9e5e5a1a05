"""How somebody wants to be told: what they choose, their mail address, their browsers."""

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core import journal, pace
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotFound
from lianxin.core.http import local_day
from lianxin.core.secrets import blind_index
from lianxin.notifications import tasks
from lianxin.notifications.models import Browser, PushKey, Wishes
from lianxin.notifications.queries import reaching
from lianxin.notifications.queries.keys import awaiting, new_key, private_key, public_key
from lianxin.notifications.rules import MOST_BROWSERS, is_push_service


def _own(actor: Actor) -> Wishes:
    """One's row, locked, made where there is none."""
    if actor.user_id is None:
        raise NotFound
    Wishes.objects.get_or_create(pk=actor.user_id)
    return Wishes.objects.select_for_update().get(pk=actor.user_id)


@transaction.atomic
def choose(actor: Actor, chosen: Mapping[str, Any], *, now: datetime) -> Wishes:
    """Set by what, when and of what one is told; raises Invalid where a way is not there yet."""
    wishes = _own(actor)
    for name, value in chosen.items():
        setattr(wishes, name, value)
    if wishes.by_mail and wishes.mail_confirmed_at is None:
        raise Invalid(_("先写下邮箱，点开我们发去的链接，才能往那里发。"), field="by_mail")
    if wishes.by_sms and not reaching.has_phone(wishes.user_id):
        raise Invalid(_("您的账号没有手机号，短信发不到。请找社区添上。"), field="by_sms")
    wishes.save()
    journal.record(actor, "choose_messages", wishes, None, at=now)
    return wishes


@transaction.atomic
def give_mail(actor: Actor, address: str, *, now: datetime) -> None:
    """Note a mail address and send a link there; nothing else goes there until it is opened."""
    wishes = _own(actor)
    most = reaching.number("confirmations_an_hour", on=local_day(now))
    pace.spend("confirm-mail", str(actor.user_id), most=most, now=now)
    wishes.mail, wishes.mail_confirmed_at, wishes.by_mail = address, None, False
    wishes.save(update_fields=["mail", "mail_confirmed_at", "by_mail"])
    journal.record(actor, "give_mail", wishes, None, at=now)
    tasks.ask_to_confirm.enqueue(wishes.user_id)


@transaction.atomic
def forget_mail(actor: Actor, *, now: datetime) -> None:
    wishes = _own(actor)
    if not wishes.mail:
        return
    wishes.mail, wishes.mail_confirmed_at, wishes.by_mail = "", None, False
    wishes.save(update_fields=["mail", "mail_confirmed_at", "by_mail"])
    journal.record(actor, "forget_mail", wishes, None, at=now)


@transaction.atomic
def confirm_mail(actor: Actor, token: str, *, now: datetime) -> None:
    """The address is its owner's: from now on news goes there. Opening it twice changes nothing."""
    wishes = Wishes.objects.select_for_update().get(pk=awaiting(token).pk)
    if wishes.mail_confirmed_at is None:
        wishes.mail_confirmed_at, wishes.by_mail = now, True
        wishes.save(update_fields=["mail_confirmed_at", "by_mail"])
        journal.record(actor, "confirm_mail", wishes, None, at=now)


@dataclass(frozen=True, slots=True)
class Subscription:
    """What a browser hands out when its user lets news be shown."""

    endpoint: str
    p256dh: str
    auth: str
    name: str


@transaction.atomic
def subscribe(actor: Actor, told: Subscription, *, now: datetime) -> Browser:
    """Let a browser show news; one that showed another user's shows only this one's now."""
    _check(told)
    wishes = _own(actor)
    index = blind_index(told.endpoint)
    _let_go(Browser.objects.filter(endpoint_index=index).exclude(user=actor.user_id), now)
    keys = {"endpoint": told.endpoint, "p256dh": told.p256dh, "auth": told.auth}
    browser, _is_new = Browser.objects.update_or_create(
        endpoint_index=index,
        gone_at=None,
        defaults={"user_id": wishes.user_id, "name": told.name, "added_at": now, **keys},
    )
    own = reaching.browsers_for(actor).values_list("pk", flat=True)
    _let_go(Browser.objects.filter(pk__in=list(own[MOST_BROWSERS:])), now)
    wishes.by_push = True
    wishes.save(update_fields=["by_push"])
    journal.record(actor, "let_browser_show", wishes, None, at=now)
    return browser


@transaction.atomic
def drop_browser(actor: Actor, pk: int, *, now: datetime) -> None:
    wishes = _own(actor)
    own = reaching.browsers_for(actor).filter(pk=pk)
    if not own.exists():
        raise NotFound
    _let_go(Browser.objects.filter(pk=pk), now)
    journal.record(actor, "drop_browser", wishes, None, at=now)


def _let_go(browsers: Any, now: datetime) -> None:
    """Its address is forgotten with it."""
    told = {"gone_at": now, "endpoint": "", "p256dh": "", "auth": ""}
    browsers.filter(gone_at__isnull=True).update(**told)


def _check(told: Subscription) -> None:
    """Refuse keys that are none, and a service to which this installation hands nothing."""
    service = urlsplit(told.endpoint)
    is_safe = service.scheme == "https" or service.hostname == "127.0.0.1"
    if not (is_safe and is_push_service(service.hostname or "", settings.LIANXIN_PUSH_HOSTS)):
        raise Invalid(_("这个浏览器的通知服务我们还不能用，请换一种方式收消息。"))
    try:
        point, auth = _bytes(told.p256dh), _bytes(told.auth)
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
    except ValueError as error:
        raise Invalid(_("浏览器给的钥匙不对，请关掉这一页再试一次。")) from error
    if len(auth) != 16:
        raise Invalid(_("浏览器给的钥匙不对，请关掉这一页再试一次。"))


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), b"-_", validate=True)
    except (binascii.Error, UnicodeEncodeError) as error:
        raise ValueError(text) from error


@transaction.atomic
def key_for_browsers(*, now: datetime) -> str:
    """The public key that a browser subscribes with; the pair is made when it is first wanted."""
    if not private_key():
        PushKey.objects.get_or_create(pk=1, defaults={"private": new_key(), "made_at": now})
    return public_key(private_key())
