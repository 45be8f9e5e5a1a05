import struct

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from lianxin.core import sounds
from lianxin.core.errors import Invalid
from lianxin.facilities.tests.factories import MP3, picture_file, sound_file

ID3 = b"ID3\x04\0\0\0\0\0\x0a" + b"secret-tag"
WAV_BODY = b"fmt " + struct.pack("<I", 4) + b"abcd" + b"data" + struct.pack("<I", 4) + b"wxyz"
WAV = b"RIFF" + struct.pack("<I", 4 + len(WAV_BODY)) + b"WAVE" + WAV_BODY
M4A = struct.pack(">I", 24) + b"ftypM4A " + b"\0" * 12 + b"moov....hdlr....soun...."
OGG = b"OggS" + b"\0" * 24 + b"OpusHead" + b"\0" * 80


@pytest.mark.parametrize(
    ("data", "kind"),
    [(MP3, "audio/mpeg"), (WAV, "audio/wav"), (M4A, "audio/mp4"), (OGG, "audio/ogg")],
)
def test_a_recording_is_known_by_its_content_whatever_its_name(data, kind):
    assert sounds.clean(sound_file(data, "a.txt")).kind == kind


def test_the_tags_of_a_recording_are_taken_off():
    tail = b"TAG" + b"name".ljust(125, b"\0")
    clean = sounds.clean(sound_file(ID3 + MP3 + tail))
    assert clean.data == MP3
    chunk = b"LIST" + struct.pack("<I", 6) + b"artist"
    body = b"WAVE" + chunk + WAV_BODY
    tagged = b"RIFF" + struct.pack("<I", len(body)) + body
    assert b"artist" not in sounds.clean(sound_file(tagged)).data


@pytest.mark.parametrize(
    "data",
    [
        b"<html><script>alert(1)</script>",
        b"MZ" + b"\0" * 200,
        b"\xff\xd8\xff\xe0" + b"\0" * 100,
        M4A.replace(b"soun", b"vide"),
        b"RIFF\0\0\0\0AVI LIST",
        ID3,
    ],
)
def test_what_is_no_recording_is_refused_with_what_can_be_taken(data):
    with pytest.raises(Invalid, match="MP3") as refused:
        sounds.clean(sound_file(data))
    assert refused.value.field == "sound"


def test_a_picture_under_the_name_of_a_recording_is_refused():
    with pytest.raises(Invalid):
        sounds.clean(picture_file("a.mp3"))


def test_an_empty_and_a_too_large_recording_are_told_apart(monkeypatch):
    with pytest.raises(Invalid, match="空"):
        sounds.clean(SimpleUploadedFile("a.mp3", b""))
    monkeypatch.setattr(sounds, "MOST_BYTES", len(MP3) - 1)
    with pytest.raises(Invalid, match="最多"):
        sounds.clean(sound_file())
