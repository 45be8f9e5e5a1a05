"""Whether each named record stands in the words of its community's signed card."""

import unicodedata
from collections.abc import Iterator

from lianxin.demo.proof.look import Fact
from lianxin.reports.models import Edition
from lianxin.reports.queries import Doc
from lianxin.reports.queries.editions import published
from lianxin.reports.sentences import read


def untold(facts: Fact) -> Iterator[tuple[str, str, str]]:
    """Community, record, and what is at fault with its being told, or nothing."""
    editions = Edition.objects.filter(year=facts["year"]).select_related("community")
    slugs = {edition.community.name: edition.community.slug for edition in editions}
    for told in facts["communities"]:
        edition = published(slugs.get(told["name"], ""), facts["year"])
        words = _plain(_words(edition.frozen)) if edition and edition.frozen else ""
        for fact in told["named"]:
            fault = "" if _plain(fact["name"]) in words else "is not on the card"
            yield told["name"], f"{fact['kind']} {fact['name']}", fault


def _words(doc: Doc) -> str:
    sentences = (sentence for section in read(doc) for sentence in section.sentences)
    return "".join(span.words for sentence in sentences for span in sentence)


def _plain(words: str) -> str:
    """Without what a writer sets in his own way: the width of signs, quotation marks, blanks."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", words)))
