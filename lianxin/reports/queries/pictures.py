"""The pictures of a card: what they are at signing, which still may be shown, and their files."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from lianxin.core.models import Upload
from lianxin.core.photos import reduced
from lianxin.places.queries import community_by_slug
from lianxin.reports.models import Edition
from lianxin.reports.queries.kinds import named

Doc = dict[str, Any]


def identified(records: Mapping[str, Doc]) -> dict[str, Doc]:
    """The records with what tells each picture from any other: the SHA-256 of its file."""
    keys = [each["key"] for record in records.values() for each in record["pictures"]]
    uploads = Upload.objects.filter(key__in=keys)
    marks = {str(each.key): hashlib.sha256(_read(each)).hexdigest() for each in uploads}
    return {
        ref: {
            **record,
            "pictures": [{**each, "sha256": marks[each["key"]]} for each in record["pictures"]],
        }
        for ref, record in records.items()
    }


def _read(upload: Upload) -> bytes:
    with upload.file.open("rb") as file:
        data: bytes = file.read()
    return data


def settled(doc: Doc, *, today: date) -> Doc:
    """A signed card without the pictures that may not be shown any more: who is on one and takes
    their consent back does not wait for a new edition.
    """
    if not any(keys for section in doc["sections"] for keys in section.get("shown", ())):
        return doc
    seen = _seen(doc, today)
    return {**doc, "sections": [_settled(section, seen) for section in doc["sections"]]}


def _settled(section: Doc, seen: set[str]) -> Doc:
    lines = section.get("shown", ())
    return {
        **section,
        "shown": [[each for each in line if each[1] in seen] for line in lines],
        "taken_down": sum(each[1] not in seen for line in lines for each in line),
    }


def _seen(doc: Doc, today: date) -> set[str]:
    here = community_by_slug(doc["slug"])
    records = named(here, doc["named"], today=today)
    return {each["key"] for record in records.values() for each in record["pictures"]}


def faded(edition: Edition, *, today: date) -> Sequence[str]:
    """What a signed card names and the public does not see any more, by its title: a new edition
    leaves it out.
    """
    records = (edition.frozen or {}).get("named", {})
    seen = named(edition.community, records, today=today)
    return [record["title"] for ref, record in records.items() if ref not in seen]


def files(doc: Doc) -> Mapping[str, bytes]:
    """The pictures that a card shows as JPEG for paper, by key."""
    sections = doc["sections"]
    return jpegs(key for each in sections for line in each.get("shown", ()) for _ref, key in line)


def jpegs(keys: Iterable[str]) -> Mapping[str, bytes]:
    """Pictures as paper has them, by key."""
    wanted = set(keys)
    found = Upload.objects.filter(key__in=wanted) if wanted else ()
    return {str(upload.key): reduced(_read(upload)) for upload in found}
