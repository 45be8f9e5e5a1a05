"""A card's way from draft to publication, and what the street says on it."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import NotFound, NotPermitted, OutOfOrder
from lianxin.core.http import local_day
from lianxin.core.text import said
from lianxin.reports.models import FIXED, Edition, EditionState, EvidenceList, Remark
from lianxin.reports.queries.card import card_of
from lianxin.reports.queries.doc import doc_of, fingerprint
from lianxin.reports.queries.editions import edition_for, listed
from lianxin.reports.queries.kinds import public
from lianxin.reports.queries.pictures import identified
from lianxin.reports.queries.sections import FIGURES, SECTIONS
from lianxin.reports.queries.text import unknown
from lianxin.reports.rules import EDITION_FLOW, oversees, writes


@transaction.atomic
def step(actor: Actor, pk: int, verb: str, *, now: datetime) -> Edition:
    """Take one step; signing freezes all that the card says, and its evidence."""
    edition = edition_for(actor, pk, lock=True)
    taken = EDITION_FLOW.require(verb, actor, edition, standing=EditionState(edition.state).label)
    edition.state = taken.leads_to(edition)
    edition.revision += 1
    if verb in ("submit", "sign"):
        _refuse_what_is_gone(edition, local_day(now))
    if verb == "submit":
        edition.submitted_at = now
    if verb == "sign":
        _freeze(actor, edition, now)
    if verb == "publish":
        edition.published_at = now
    edition.save()
    if verb == "sign":
        _keep_evidence(edition)
    journal.record(
        actor, verb, edition, edition.community_id, at=now, year=edition.year, sha=edition.sha256
    )
    return edition


def _refuse_what_is_gone(edition: Edition, today: date) -> None:
    """Raises OutOfOrder while the words name what the public does not see, or does not any more."""
    seen = public(edition.community, edition.texts, today=today)
    gone = [words for text in edition.texts.values() for words in unknown(text, FIGURES, seen)]
    if gone:
        words = _("%(what)s 已经不公开了，或者收回了同意。先改掉，再往下走。")
        raise OutOfOrder(words % {"what": "、".join(gone)})


def _freeze(actor: Actor, edition: Edition, now: datetime) -> None:
    card = card_of(edition.community.slug, edition.year, today=local_day(now))
    doc = doc_of(card, edition.texts)
    doc |= {
        "edition": edition.number,
        "reason": edition.reason,
        "signed_by": actor.name,
        "signed_at": now.isoformat(),
    }
    doc["named"] = identified(doc["named"])
    for code, figure in doc["figures"].items():
        figure["evidence"] = {
            of: fingerprint({"ids": ids}) for of, ids in listed(edition, code).items()
        }
    edition.frozen, edition.sha256 = doc, fingerprint(doc)
    edition.signed_at, edition.signed_by = now, actor.name


def _keep_evidence(edition: Edition) -> None:
    EvidenceList.objects.bulk_create(
        EvidenceList(edition=edition, community_id=edition.community_id, code=code, of=of, ids=ids)
        for code in FIGURES
        for of, ids in listed(edition, code).items()
    )


@transaction.atomic
def remark(actor: Actor, pk: int, *, section: str, words: str, now: datetime) -> Remark:
    """What the street says to a submitted card."""
    edition = edition_for(actor, pk, lock=True)
    if not oversees(actor, edition):
        raise NotPermitted(_("意见由街道来提。"))
    if edition.state in FIXED:
        raise OutOfOrder(_("已经签发了，要改就另出一版。"))
    if section and section not in {each.name for each in SECTIONS}:
        raise NotFound
    made = Remark.objects.create(
        edition=edition,
        community_id=edition.community_id,
        section=section,
        words=said(words, field="words", missing=_("写一写哪里要改。"), most=500),
        said_by=actor.name,
        said_at=now,
    )
    journal.record(actor, "remark", edition, edition.community_id, at=now, remark=made.pk)
    return made


@transaction.atomic
def answer(actor: Actor, pk: int, *, words: str, now: datetime) -> Remark:
    """What the community answers to a remark, once."""
    made = Remark.objects.select_related("edition").filter(pk=pk).first()
    if made is None:
        raise NotFound
    edition = edition_for(actor, made.edition_id, lock=True)
    if not writes(actor, edition):
        raise NotPermitted(_("答复由社区来写。"))
    tidy = said(words, field="answer", missing=_("写一句怎么改的，或者为什么不改。"), most=300)
    open_ = Remark.objects.filter(pk=pk, answer="")
    if not open_.update(answer=tidy, answered_at=now):
        raise OutOfOrder(_("这条意见已经答复过了。"))
    journal.record(actor, "answer", edition, edition.community_id, at=now, remark=pk)
    made.refresh_from_db()
    return made
