"""A card's words while it is a draft."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import Actor, Role
from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.http import local_day
from lianxin.core.text import said
from lianxin.places.models import Subdistrict
from lianxin.reports.models import Edition, EditionState, Layout
from lianxin.reports.queries.card import card_of, period_of
from lianxin.reports.queries.counting import is_told
from lianxin.reports.queries.editions import edition_for, published
from lianxin.reports.queries.kinds import public
from lianxin.reports.queries.sections import FIGURES, SECTIONS
from lianxin.reports.queries.starter import layout_of, starter
from lianxin.reports.queries.text import unknown
from lianxin.reports.rules import writes

MOST_WORDS = 2_000
"""Letters in one section."""


def begin(actor: Actor, slug: str, year: int, *, now: datetime) -> Edition:
    """Begin the first edition of a year, with the street's words; whoever presses second gets the
    same one. Raises NotFound for a year that has not begun.
    """
    try:
        return _begin(actor, slug, year, now=now)
    except IntegrityError:
        standing = Edition.objects.filter(community__slug=slug, year=year).order_by("-number")
        return standing[:1].get()


@transaction.atomic
def _begin(
    actor: Actor, slug: str, year: int, *, now: datetime, number: int = 1, reason: str = ""
) -> Edition:
    today = local_day(now)
    period_of(year, today=today)
    card = card_of(slug, year, today=today)
    edition = Edition(community=card.community, year=year, begun_at=now)
    if not writes(actor, edition):
        raise NotFound
    told = {code for code, value in card.values.items() if is_told(value)}
    council = card.council.name if card.council and "sessions_held" in told else ""
    edition.texts = starter(
        layout_of(card.community.subdistrict_id, year), told, card.focal, council
    )
    edition.number, edition.reason = number, reason
    edition.save(force_insert=True)
    journal.record(actor, "begin", edition, edition.community_id, at=now, year=year, number=number)
    return edition


@transaction.atomic
def write(actor: Actor, pk: int, texts: Mapping[str, str], *, seen: int, now: datetime) -> Edition:
    """Change a draft's words. Raises Invalid for what stands in braces and is nothing, OutOfOrder
    when somebody else changed it since it was read.
    """
    edition = edition_for(actor, pk, lock=True)
    if not writes(actor, edition):
        raise NotPermitted(_("成绩单由社区来写。"))
    if edition.state != EditionState.DRAFT:
        raise OutOfOrder(_("已经交给街道了，要先取回来才能改。"))
    if edition.revision != seen:
        raise OutOfOrder(_("刚刚有人改过这张成绩单。下面是最新的样子，您写的还在格子里。"))
    edition.texts = {**edition.texts, **checked(edition, texts, today=local_day(now))}
    edition.revision += 1
    edition.save(update_fields=["texts", "revision"])
    journal.record(actor, "write", edition, edition.community_id, at=now, sections=sorted(texts))
    return edition


def name(
    actor: Actor,
    pk: int,
    *,
    section: str,
    refs: Sequence[str],
    after: str = "",
    seen: int,
    now: datetime,
) -> Edition:
    """Name records in a section, at the end of a paragraph or in one of their own."""
    if section not in {each.name for each in SECTIONS}:
        raise NotFound
    if not refs:
        raise Invalid(_("先选一条记录或者一张照片。"), field="refs")
    text = edition_for(actor, pk).texts.get(section, "")
    return write(actor, pk, {section: joined(text, refs, after)}, seen=seen, now=now)


def joined(text: str, refs: Sequence[str], after: str) -> str:
    """A text with records named after its n-th paragraph; pictures alone close the sentence."""
    whole = [ref for ref in refs if ref.count("/") < 2]
    names = _("、").join(f"{{@{ref}}}" for ref in whole)
    pictures = "".join(f"{{@{ref}}}" for ref in refs if ref not in whole)
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    at = int(after) - 1 if after.isdecimal() else len(lines)
    if at < 0 or at >= len(lines):
        told = _("%(names)s。") % {"names": names} if names else ""
        return "\n".join([*lines, told + pictures])
    told = _("其中有%(names)s。") % {"names": names} if names else ""
    lines[at] = lines[at] + told + pictures
    return "\n".join(lines)


def checked(edition: Edition, texts: Mapping[str, str], *, today: date) -> dict[str, str]:
    """Texts by section, tidied; raises Invalid beside the section that is at fault."""
    names = {section.name for section in SECTIONS}
    found = {}
    keys = public(edition.community, texts, today=today)
    for name, text in texts.items():
        if name not in names:
            raise NotFound
        tidy = _words(text, name)
        if strange := unknown(tidy, FIGURES, keys):
            words = _("没有这个数字或这件事：%(what)s。从旁边的单子里选。")
            raise Invalid(words % {"what": "、".join(strange)}, field=name)
        found[name] = tidy
    return found


def _words(text: str, section: str) -> str:
    """A section's words, which may be none."""
    return said(text, field=section, missing="", most=MOST_WORDS) if text.strip() else ""


def correct(actor: Actor, slug: str, year: int, *, reason: str, now: datetime) -> Edition:
    """Begin a new edition of a published card, which stands until the new one is published."""
    last = published(slug, year)
    if last is None:
        raise NotFound
    words = said(reason, field="reason", missing=_("写一句为什么要更正。"), most=300)
    try:
        with transaction.atomic():
            made = _begin(actor, slug, year, now=now, number=last.number + 1, reason=words)
            made.texts = last.texts
            made.save(update_fields=["texts"])
            return made
    except IntegrityError as beaten:
        raise OutOfOrder(_("已经在更正了，接着写就行。")) from beaten


@transaction.atomic
def lay_out(
    actor: Actor, subdistrict: Subdistrict, year: int, texts: Mapping[str, str], *, now: datetime
) -> Layout:
    """Lay out a year's card for all communities of a street, in the order that is given."""
    here = set(subdistrict.communities.values_list("pk", flat=True))
    if not here & actor.places(Role.STREET):
        raise NotFound
    known = {section.name for section in SECTIONS}
    rows = []
    for name, text in texts.items():
        if name not in known:
            raise NotFound
        tidy = _words(text, name)
        if strange := unknown(tidy, FIGURES, set()):
            words = _("没有这个数字：%(what)s。")
            raise Invalid(words % {"what": "、".join(strange)}, field=name)
        rows.append({"name": name, "text": tidy})
    if not any(row["text"] for row in rows):
        raise Invalid(_("至少写一节，各社区好照着写起。"))
    laid, _is_new = Layout.objects.update_or_create(
        subdistrict=subdistrict, year=year, defaults={"sections": rows, "saved_at": now}
    )
    journal.record(actor, "lay_out", laid, None, at=now, year=year)
    return laid
