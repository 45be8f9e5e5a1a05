"""What a message says, by the way that it goes."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lianxin.notifications.models import Delivery, Notice
from lianxin.notifications.rules import DISCREET, TOPICS, topic_of

MOST_TITLES = 3
MOST_LETTERS = 300
"""So much of the words: a push service takes four thousand bytes in all."""


@dataclass(frozen=True, slots=True)
class Told:
    """What there is of one thing in a message."""

    title: str
    lines: list[str]
    url: str


def absolute(path: str) -> str:
    return f"{settings.LIANXIN_URL}{path}"


def told(rows: Sequence[Delivery]) -> list[Told]:
    """The news of a message, thing by thing."""
    notices: dict[int, Notice] = {}
    marks: dict[int, set[int]] = {}
    for row in rows:
        if row.notice is not None:
            notices.setdefault(row.notice.pk, row.notice)
            marks.setdefault(row.notice.pk, set()).add(row.mark)
    return [_of_notice(notice, marks[pk]) for pk, notice in notices.items()]


def _of_notice(notice: Notice, marks: set[int]) -> Told:
    topic = topic_of(notice.subject_kind)
    if topic in DISCREET:
        return Told(str(TOPICS.get(topic, "")), [_("有新消息，登录以后看。")], notice.url)
    lines = [line["text"] for line in notice.lines if line["mark"] in marks]
    return Told(notice.title, lines, notice.url)


def heading(news: Sequence[Told]) -> str:
    if len(news) == 1:
        return news[0].title
    return ngettext("%(count)d 条新消息", "%(count)d 条新消息", len(news)) % {"count": len(news)}


def brief(news: Sequence[Told]) -> str:
    """For a screen's corner."""
    if len(news) == 1:
        return (news[0].lines or [""])[-1][:MOST_LETTERS]
    titles = "、".join(each.title for each in news[:MOST_TITLES])
    return (titles + ("…" if len(news) > MOST_TITLES else ""))[:MOST_LETTERS]


def target(news: Sequence[Told]) -> str:
    return news[0].url if len(news) == 1 else reverse("messages:inbox")


def letter(news: Sequence[Told]) -> str:
    """The text of a mail."""
    parts = []
    for each in news:
        lines = "\n".join(f"  {line}" for line in each.lines)
        parts.append(f"{each.title}\n{lines}\n  {absolute(each.url)}")
    end = _("不想收，或想换个时候收：%(url)s") % {"url": absolute(reverse("messages:wishes"))}
    return "\n\n".join([*parts, "—", end])


def short(news: Sequence[Told]) -> str:
    """For a text message, which anybody near the telephone may read: that there is news."""
    return _("连心桥：您有 %(count)d 条新消息，请看 %(url)s") % {
        "count": len(news),
        "url": absolute(reverse("messages:inbox")),
    }
