"""The year's report cards: written, looked through by the street, signed and published."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from functools import partial

from lianxin.core.actor import Actor
from lianxin.demo.case import World
from lianxin.demo.script import SLUGS, read
from lianxin.demo.timing import Deed, clock
from lianxin.matters.models import Matter
from lianxin.reports import actions
from lianxin.reports.models import Edition
from lianxin.works.models import Project

YEAR = 2015
BEGUN, SUBMITTED = date(2016, 1, 4), date(2016, 1, 11)
REVIEWED, SIGNED, PUBLISHED = date(2016, 2, 16), date(2016, 2, 17), date(2016, 2, 18)
_TITLE = re.compile(r"\{@([^}]+)\}")


def cards(world: World, _now: datetime) -> Iterator[Deed]:
    """Signed when the last matter of the year has ended."""
    for place, slug in enumerate(SLUGS):
        minute = 10 * 60 + 20 * place
        secretary = world.cast.secretaries[slug]
        street = world.cast.street
        yield Deed(clock(BEGUN, minute), "begin card", partial(_begin, secretary, slug))
        yield Deed(clock(SUBMITTED, minute), "submit card", _step(secretary, slug, "submit"))
        if place == 0:
            yield Deed(clock(SUBMITTED, minute + 90), "remark", partial(_remark, street, slug))
            yield Deed(clock(REVIEWED, minute - 30), "answer", partial(_answer, secretary, slug))
        yield Deed(clock(REVIEWED, minute), "review card", _step(street, slug, "review"))
        yield Deed(clock(SIGNED, minute), "sign card", _step(secretary, slug, "sign"))
        yield Deed(clock(PUBLISHED, minute), "publish card", _step(secretary, slug, "publish"))


def _begin(actor: Actor, slug: str, now: datetime) -> None:
    edition = actions.begin(actor, slug, YEAR, now=now)
    texts = {name: _numbered(slug, text) for name, text in read("cards")[slug].items()}
    actions.write(actor, edition.pk, texts, seen=edition.revision, now=now)


def _numbered(slug: str, text: str) -> str:
    """Matters and works named by their titles, by what a card names them by."""

    def number(found: re.Match[str]) -> str:
        which = {"community__slug": slug, "title": found[1]}
        matter = Matter.objects.filter(**which).first()
        return "{@%s}" % (matter.number if matter else f"works/{Project.objects.get(**which).pk}")

    return _TITLE.sub(number, text)


def _edition(slug: str) -> Edition:
    return Edition.objects.get(community__slug=slug, year=YEAR)


def _step(actor: Actor, slug: str, verb: str) -> partial[None]:
    return partial(_take, actor, slug, verb)


def _take(actor: Actor, slug: str, verb: str, now: datetime) -> None:
    actions.step(actor, _edition(slug).pk, verb, now=now)


def _remark(actor: Actor, slug: str, now: datetime) -> None:
    words = "共驻共建写得少，请补一句联席会办成了什么。"
    actions.remark(actor, _edition(slug).pk, section="organisations", words=words, now=now)


def _answer(actor: Actor, slug: str, now: datetime) -> None:
    remark = _edition(slug).remarks.get()
    actions.answer(actor, remark.pk, words="补上了。", now=now)
