"""Recordings made safe: known by content, of bounded size, without the tags that tell of people."""

import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from lianxin.core.errors import Invalid
from lianxin.core.text import tidy

MEGABYTE = 1024 * 1024
MOST_BYTES = 12 * MEGABYTE
"""Some twelve minutes of speech."""
ID3_HEAD, ID3_TAIL = 10, 128


@dataclass(frozen=True, slots=True)
class Cleaned:
    data: bytes
    kind: str
    extension: str


def clean(file: UploadedFile, *, field: str = "sound") -> Cleaned:
    """The recording with its type by its content; raises Invalid, saying what is wrong."""
    name, size = tidy(file.name or "")[:40], file.size or 0
    if size == 0:
        raise Invalid(_("“%(name)s”是空的，请重新选一个。") % {"name": name}, field=field)
    if size > MOST_BYTES:
        raise Invalid(
            _("“%(name)s”有 %(now)d MB，最多 %(most)d MB。录短一些，或存成 MP3 再传。")
            % {"name": name, "now": -(-size // MEGABYTE), "most": MOST_BYTES // MEGABYTE},
            field=field,
        )
    file.seek(0)
    data = file.read()
    for kind, (extension, known) in KINDS.items():
        if bare := known(data):
            return Cleaned(bare, kind, extension)
    raise Invalid(
        _("“%(name)s”不是录音。能收 MP3、M4A、OGG 和 WAV。") % {"name": name}, field=field
    )


def _mp3(data: bytes) -> bytes:
    """The frames alone, if there is one where the tags end."""
    start = 0
    if data[:3] == b"ID3" and len(data) > ID3_HEAD:
        size = 0
        for byte in data[6:10]:
            size = size << 7 | byte & 0x7F
        start = ID3_HEAD + size
    end = -ID3_TAIL if data[-ID3_TAIL:][:3] == b"TAG" else None
    frames = data[start:end].lstrip(b"\0")
    is_frame = len(frames) > 4 and frames[0] == 0xFF and frames[1] & 0xE0 == 0xE0
    # Layer “reserved”, rate “bad” and frequency “reserved” are no frame's.
    is_sound = is_frame and frames[1] & 0x06 == 0x02 and frames[2] & 0xF0 != 0xF0
    return frames if is_sound and frames[2] & 0x0C != 0x0C else b""


def _m4a(data: bytes) -> bytes:
    """MPEG-4 with a sound track and no picture track."""
    if data[4:8] != b"ftyp" or data[8:12] not in _BRANDS:
        return b""
    return data if b"soun" in data and b"vide" not in data else b""


_BRANDS = (b"M4A ", b"M4B ", b"mp41", b"mp42", b"isom", b"iso2", b"3gp4", b"3gp5", b"3gp6")


def _ogg(data: bytes) -> bytes:
    head = data[:96]
    is_sound = b"OpusHead" in head or b"\x01vorbis" in head
    return data if data[:4] == b"OggS" and is_sound else b""


def _wav(data: bytes) -> bytes:
    """The format and the samples, without any other chunk."""
    if data[:4] != b"RIFF" or data[8:12] != b"WAVE":
        return b""
    kept, at = b"", 12
    while at + 8 <= len(data):
        name, size = struct.unpack_from("<4sI", data, at)
        if name in (b"fmt ", b"data"):
            kept += data[at : at + 8 + size]
        at += 8 + size + size % 2
    is_whole = kept[:4] == b"fmt " and b"data" in kept
    return b"RIFF" + struct.pack("<I", len(kept) + 4) + b"WAVE" + kept if is_whole else b""


KINDS: Mapping[str, tuple[str, Callable[[bytes], bytes]]] = MappingProxyType(
    {
        "audio/mpeg": ("mp3", _mp3),
        "audio/mp4": ("m4a", _m4a),
        "audio/ogg": ("ogg", _ogg),
        "audio/wav": ("wav", _wav),
    }
)
"""What is taken, by its media type: how its files end, and how it is known and made bare."""
