"""Files that are sent to be read: told apart by what they hold, not by their names, and refused
where they bear a mark of secrecy (P-23).

Of a photograph nobody here can read the words: that whoever sends it looks first is said on the
page.
"""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from lianxin.core import photos
from lianxin.core.errors import Invalid
from lianxin.core.lazy import lazily
from lianxin.core.text import tidy
from lianxin.party.models import MaterialKind
from lianxin.party.rules.classified import mark_among, mark_of_name

if TYPE_CHECKING:
    import docx
    import docx.document
    import docx.opc.exceptions
    import pypdf
    import pypdf.errors
else:
    docx, pypdf = lazily("docx"), lazily("pypdf")

MEGABYTE = 1024 * 1024
MOST_BYTES = 20 * MEGABYTE
MOST_UNPACKED = 200 * MEGABYTE
MOST_PAGES = 30
"""Of a PDF that are read for marks: they stand on the first ones."""
BROKEN = (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError)
"""What the readers raise for files that are damaged, or only pretend to be some."""
_WORD = "word/document.xml"


@dataclass(frozen=True, slots=True)
class Paper:
    kind: MaterialKind
    data: bytes
    extension: str
    text: str = ""


def read(file: UploadedFile, *, title: str = "", field: str = "file") -> Paper:
    """What a file is and says; raises Invalid for one that is too large, damaged, of another kind,
    or marked as secret.
    """
    name = tidy(file.name or "")[:60]
    _refuse_marked(mark_of_name(title) or mark_of_name(name), name, field)
    size = file.size or 0
    if not 0 < size <= MOST_BYTES:
        raise Invalid(
            _("“%(name)s”是空的，或者超过 %(most)d MB。换一份再传。")
            % {"name": name, "most": MOST_BYTES // MEGABYTE},
            field=field,
        )
    file.seek(0)
    data = file.read()
    paper = _told_apart(data, file, name, field)
    _refuse_marked(mark_among([paper.text]), name, field)
    return paper


def _told_apart(data: bytes, file: UploadedFile, name: str, field: str) -> Paper:
    if data.startswith(b"%PDF-"):
        return Paper(MaterialKind.PDF, data, "pdf", _pdf_text(data, name, field))
    if data.startswith(b"PK"):
        return Paper(MaterialKind.DOCX, data, "docx", docx_text(data, name, field=field))
    try:
        picture = photos.clean(file, field=field)
    except Invalid as refusal:
        raise Invalid(
            _("“%(name)s”收不了。能收 Word（docx）、PDF 和照片。") % {"name": name}, field=field
        ) from refusal
    return Paper(MaterialKind.PHOTO, picture.data, picture.extension)


def docx_text(data: bytes, name: str, *, field: str = "file") -> str:
    """All words of a Word document: paragraphs, tables, headers and footers, a line each."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            if _WORD not in parts.namelist():
                raise ValueError(_WORD)
            if sum(part.file_size for part in parts.infolist()) > MOST_UNPACKED:
                raise ValueError(MOST_UNPACKED)
        return tidy("\n".join(_lines(docx.Document(io.BytesIO(data)))))
    except (zipfile.BadZipFile, docx.opc.exceptions.OpcError, ParseError, *BROKEN) as error:
        raise Invalid(
            _("“%(name)s”打不开，可能不是 docx，或者没传完整。用 Word 另存为 docx 再传。")
            % {"name": name},
            field=field,
        ) from error


def _lines(paper: "docx.document.Document") -> Iterator[str]:
    for section in paper.sections:
        yield from (each.text for each in section.header.paragraphs)
    yield from body_lines(paper)
    for section in paper.sections:
        yield from (each.text for each in section.footer.paragraphs)


def body_lines(paper: "docx.document.Document") -> Iterator[str]:
    """Paragraphs, and the cells of tables, each cell once."""
    yield from (each.text for each in paper.paragraphs)
    for table in paper.tables:
        for row in table.rows:
            yield from dict.fromkeys(cell.text for cell in row.cells)


def written_in(data: bytes, name: str, *, field: str = "file") -> str:
    """The words that somebody wrote into a Word document, without its headers and footers."""
    docx_text(data, name, field=field)
    return tidy("\n".join(body_lines(docx.Document(io.BytesIO(data)))))


def _pdf_text(data: bytes, name: str, field: str) -> str:
    try:
        pages = islice(pypdf.PdfReader(io.BytesIO(data)).pages, MOST_PAGES)
        return tidy("\n".join(page.extract_text() for page in pages))
    except (pypdf.errors.PyPdfError, *BROKEN) as error:
        raise Invalid(
            _("“%(name)s”打不开，可能加了密，或者没传完整。") % {"name": name}, field=field
        ) from error


def _refuse_marked(mark: str, name: str, field: str) -> None:
    if mark:
        raise Invalid(
            _("“%(name)s”标着“%(mark)s”。涉密的材料不能放到这里，请按保密规定处理。")
            % {"name": name, "mark": mark},
            field=field,
        )


def refuse_marked_words(words: str, *, field: str) -> None:
    """The same for what is typed; raises Invalid."""
    if mark := mark_among([words]):
        raise Invalid(
            _("这里写着“%(mark)s”的密级标志。涉密的内容不能放到这里。") % {"mark": mark},
            field=field,
        )
