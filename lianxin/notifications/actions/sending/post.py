"""The ways out, kept open while there is something to send."""

import json
import smtplib
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from email.utils import formataddr
from types import TracebackType
from typing import Any, Self
from uuid import uuid4

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.core.lazy import lazily
from lianxin.notifications.actions.sending import words
from lianxin.notifications.actions.sending.claiming import Batch
from lianxin.notifications.models import Browser, Channel, Delivery
from lianxin.notifications.queries import reaching
from lianxin.notifications.queries.keys import private_key, token_of
from lianxin.notifications.rules import PHONE

pywebpush = lazily("pywebpush")
requests = lazily("requests")
apprise = lazily("apprise")
SECONDS = 10
LONGEST = timedelta(seconds=3 * SECONDS)
"""How long handing over one message may take at most."""
KEEP_SECONDS = 3 * 24 * 3600
"""How long a push service keeps what a browser that is off has not fetched."""
GONE = (404, 410)
BUSY = (408, 425, 429)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of handing a message over; where it is none of these, it may be tried again."""

    is_sent: bool = False
    is_gone: bool = False
    is_final: bool = False
    error: str = ""


SENT = Outcome(is_sent=True)


def failed(error: object, *, is_final: bool = False) -> Outcome:
    """What went wrong, without an address: only its kind and what the other side said."""
    return Outcome(error=str(error)[:200], is_final=is_final)


class Post:
    """One line to the mail server and one to the push services for many messages."""

    def __init__(self) -> None:
        self._mail: BaseEmailBackend | None = None
        self._session: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._hang_up()
        if self._session is not None:
            self._session.close()

    def hand_over(self, batch: Batch) -> Outcome:
        row = batch.first
        if row.channel == Channel.PUSH:
            return self._push(batch)
        if row.channel == Channel.MAIL:
            return self._write(batch)
        return _sms(batch) if row.channel == Channel.SMS else _group(row)

    # Mail

    def _write(self, batch: Batch) -> Outcome:
        if not batch.mail:
            return failed("no address", is_final=True)
        news = words.told(batch.rows)
        message = letter(batch.mail, words.heading(news), words.letter(news), key=batch.key.hex)
        try:
            if self._mail is None:
                self._mail = get_connection(timeout=SECONDS)
                self._mail.open()
            message.connection = self._mail
            message.send()
        except smtplib.SMTPRecipientsRefused as refusal:
            code = max((code for code, _words in refusal.recipients.values()), default=550)
            return failed(f"SMTP {code}", is_final=code >= 500)
        except smtplib.SMTPResponseException as refusal:
            self._hang_up()
            return failed(f"SMTP {refusal.smtp_code}")
        except (smtplib.SMTPException, OSError) as error:
            self._hang_up()
            return failed(type(error).__name__)
        return SENT

    def _hang_up(self) -> None:
        if self._mail is not None:
            with suppress(smtplib.SMTPException, OSError):
                self._mail.close()
            self._mail = None

    # Browsers

    def _push(self, batch: Batch) -> Outcome:
        news = words.told(batch.rows)
        said = {
            "title": words.heading(news),
            "body": words.brief(news),
            "url": words.target(news),
            "tag": batch.key.hex,
        }
        if batch.first.browser is None:
            return failed("no browser", is_final=True)
        return self.push(batch.first.browser, said)

    def push(self, browser: Browser, said: dict[str, str]) -> Outcome:
        """Hand words to a browser's push service, which cannot read them."""
        if self._session is None:
            self._session = requests.Session()
            self._session.max_redirects = 0
        keys = {"p256dh": browser.p256dh, "auth": browser.auth}
        try:
            pywebpush.webpush(
                {"endpoint": browser.endpoint, "keys": keys},
                data=json.dumps(said, ensure_ascii=False),
                vapid_private_key=private_key(),
                vapid_claims={"sub": f"mailto:{settings.LIANXIN_MAIL_FROM}"},
                # A service keeps one of a topic: the repetition takes the place of the first.
                headers={"Topic": said["tag"], "Urgency": "normal"},
                ttl=KEEP_SECONDS,
                timeout=SECONDS,
                requests_session=self._session,
            )
        except pywebpush.WebPushException as error:
            return _refused(error.response)
        except (requests.RequestException, OSError) as error:
            return failed(type(error).__name__)
        except ValueError:
            return failed("the browser's keys are not keys", is_final=True)
        return SENT


def _refused(response: Any) -> Outcome:
    if response is None:
        return failed("not encrypted", is_final=True)
    code = int(response.status_code)
    if code in GONE:
        return Outcome(is_gone=True, error=f"HTTP {code}")
    return failed(f"HTTP {code}", is_final=400 <= code < 500 and code not in BUSY)


def letter(address: str, heading: str, text: str, *, key: str) -> EmailMessage:
    """A mail under a name of its own, by which a mailbox knows a repetition."""
    sender = settings.LIANXIN_MAIL_FROM
    return EmailMessage(
        subject=" ".join(heading.split()),
        body=text,
        from_email=formataddr((_("连心桥"), sender)),
        to=[address],
        headers={
            "Message-ID": f"<{key}@{sender.rpartition('@')[2]}>",
            "Auto-Submitted": "auto-generated",
            "List-Unsubscribe": f"<{words.absolute(reverse('messages:wishes'))}>",
        },
    )


def ask_to_confirm(user_id: int) -> None:
    """Send the link that makes an address known as its owner's, and nothing else."""
    wishes = reaching.wishes_of(user_id)
    if not wishes.mail or wishes.mail_confirmed_at:
        return
    url = words.absolute(reverse("messages:confirm", args=[token_of(wishes)]))
    text = _(
        "有人（多半是您）想让连心桥把消息发到这个邮箱。\n是您的话，请打开：%(url)s\n"
        "不是您，不用理会，我们不会再来信。"
    ) % {"url": url}
    letter(wishes.mail, _("请确认您的邮箱"), text, key=uuid4().hex).send()


def notify(url: str, title: str, text: str) -> Outcome:
    """Hand words to an address of apprise."""
    asset = apprise.AppriseAsset(async_mode=False)
    robot = apprise.Apprise(asset=asset)
    if not robot.add(url):
        return failed("not an address", is_final=True)
    if robot.notify(body=text or title, title=title if text else ""):
        return SENT
    return failed("refused")


def _sms(batch: Batch) -> Outcome:
    gateway = reaching.sms_of(batch.first.community_id)
    phone = batch.first.user.phone if batch.first.user else ""
    if gateway is None or not phone:
        return failed("no service" if phone else "no number", is_final=True)
    return notify(gateway.url.replace(PHONE, phone), "", words.short(words.told(batch.rows)))


def _group(row: Delivery) -> Outcome:
    if row.gateway is None or row.bulletin is None or not row.gateway.url:
        return failed("no group", is_final=True)
    news = row.bulletin
    text = f"{news.text}\n{words.absolute(news.url)}".strip()
    return notify(row.gateway.url, news.title, text)
