import io
import random
import zlib
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from lianxin.core import photos
from lianxin.core.errors import Invalid

GPS, DEVICE, ORIENTATION = 0x8825, 0x0110, 0x0112
RED, BLUE = (200, 30, 30), (30, 30, 200)


def scene(width: int = 80, height: int = 40, mode: str = "RGB") -> Image.Image:
    """Red on the left, blue on the right."""
    picture = Image.new("RGB", (width, height), RED)
    picture.paste(BLUE, (width // 2, 0, width, height))
    return picture.convert(mode)


def sent(picture: Image.Image, kind: str = "JPEG", name: str = "灯.jpg", **options):
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return SimpleUploadedFile(name, out.getvalue())


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def is_like(pixel, colour) -> bool:
    return all(abs(one - other) < 40 for one, other in zip(pixel, colour, strict=True))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF", "MPO"])
def test_each_kind_is_known_by_content_and_becomes_a_jpeg(kind):
    cleaned = photos.clean(sent(scene(), kind, name="whatever.txt"))
    picture = opened(cleaned.data)
    assert (picture.format, picture.size) == ("JPEG", (80, 40))
    assert (cleaned.width, cleaned.height, cleaned.extension) == (80, 40, "jpg")
    assert is_like(picture.getpixel((5, 5)), RED)


@pytest.mark.parametrize(
    ("mode", "kind"),
    [("L", "JPEG"), ("CMYK", "JPEG"), ("YCbCr", "JPEG"), ("L", "PNG"), ("1", "PNG"), ("P", "PNG")],
)
def test_every_way_to_write_colours_ends_in_three(mode, kind):
    assert opened(photos.clean(sent(scene(mode=mode), kind)).data).mode == "RGB"


def test_sixteen_bits_of_grey_stay_grey():
    picture = Image.new("I;16", (20, 20), 128 * 256)
    assert is_like(opened(photos.clean(sent(picture, "PNG")).data).getpixel((5, 5)), (128,) * 3)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_where_and_with_what_it_was_taken_is_gone(kind):
    exif = Image.Exif()
    exif[DEVICE] = "SecretPhone"
    exif.get_ifd(GPS)[1] = "N"
    exif.get_ifd(GPS)[2] = (36.0, 40.0, 0.0)
    file = sent(scene(), kind, exif=exif.tobytes())
    assert opened(file.read()).getexif().get_ifd(GPS)
    cleaned = photos.clean(file)
    for data in (cleaned.data, photos.thumbnail(cleaned.data)):
        picture = opened(data)
        assert not picture.getexif()
        assert not {"exif", "xmp", "icc_profile", "comment"} & set(picture.info)
        assert b"SecretPhone" not in data


def test_words_hidden_in_a_picture_are_gone():
    note = PngInfo()
    note.add_text("Author", "WangXiaoming")
    for file in (sent(scene(), comment=b"WangXiaoming"), sent(scene(), "PNG", pnginfo=note)):
        assert b"WangXiaoming" in file.read()
        assert b"WangXiaoming" not in photos.clean(file).data


@pytest.mark.parametrize(
    ("turn", "size", "corner"),
    [(1, (80, 40), RED), (3, (80, 40), BLUE), (6, (40, 80), RED), (8, (40, 80), BLUE)],
)
def test_a_picture_taken_sideways_stands_upright(turn, size, corner):
    exif = Image.Exif()
    exif[ORIENTATION] = turn
    picture = opened(photos.clean(sent(scene(), exif=exif.tobytes())).data)
    assert picture.size == size
    assert is_like(picture.getpixel((5, 5)), corner)


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_large_picture_is_shrunk_and_a_small_one_left(kind):
    cleaned = photos.clean(sent(scene(4100, 1000), kind))
    assert (cleaned.width, cleaned.height) == (2048, 500)
    assert photos.clean(sent(scene(30, 20), kind)).width == 30


def test_a_thumbnail_is_a_small_webp():
    small = opened(photos.thumbnail(photos.clean(sent(scene(1000, 500))).data))
    assert (small.format, small.size) == ("WEBP", (320, 160))


def test_what_is_transparent_lies_on_white_paper():
    picture = Image.new("RGBA", (20, 20), (0, 0, 0, 0))
    assert opened(photos.clean(sent(picture, "PNG")).data).getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_a_moving_picture_becomes_its_first_frame(kind):
    file = sent(scene(), kind, save_all=True, append_images=[Image.new("RGB", (80, 40), BLUE)])
    picture = opened(photos.clean(file).data)
    assert getattr(picture, "n_frames", 1) == 1
    assert is_like(picture.getpixel((5, 5)), RED)


def refusal(file) -> str:
    with pytest.raises(Invalid) as refused:
        photos.clean(file)
    assert refused.value.field == "photos"
    return refused.value.message


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7",
        b"<svg onload=alert(1)>",
        b"GIF89a",
        b"\xff\xd8\xff",
        b"plain words",
        b"\x00" * 64,
    ],
)
def test_what_is_no_picture_is_told_what_would_be(data):
    assert (
        refusal(SimpleUploadedFile("a.jpg", data))
        == "“a.jpg”不是照片。能收 JPG、PNG、WebP 和 HEIC。"
    )


def test_a_gif_in_a_jpegs_clothes_is_no_picture_here():
    assert "不是照片" in refusal(sent(scene(), "GIF", name="b.jpg"))


def test_an_empty_file_is_told_to_be_empty():
    assert refusal(SimpleUploadedFile("c.jpg", b"")) == "“c.jpg”是空的，请重新选一张。"


def test_too_many_bytes_are_told_and_never_read():
    file = SimpleUploadedFile("d.jpg", b"")
    file.size = 15 * photos.MEGABYTE + 1
    assert refusal(file) == "“d.jpg”有 16 MB，最多 15 MB。拍照时选小一档，再传一次。"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_half_a_picture_is_told_to_be_incomplete(kind):
    noise = Image.frombytes("RGB", (200, 200), random.Random(1).randbytes(120_000))
    whole = sent(noise, kind).read()
    message = refusal(SimpleUploadedFile("e.jpg", whole[: len(whole) // 2]))
    assert message == "“e.jpg”打不开，可能没传完整。再传一次，或换一张。"


def bomb(width: int, height: int) -> bytes:
    """A PNG of a few bytes that would take gigabytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data).to_bytes(4, "big")
        return len(data).to_bytes(4, "big") + kind + data + check

    size = width.to_bytes(4, "big") + height.to_bytes(4, "big")
    head, body = size + b"\x08\x02\x00\x00\x00", zlib.compress(b"\x00" * 1000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize("side", [7_100, 12_000, 60_000])
def test_a_bomb_is_refused_before_it_is_unfolded(side):
    message = refusal(SimpleUploadedFile("f.png", bomb(side, side)))
    assert message == "“f.png”的尺寸太大，最多 5000 万像素。拍照时选小一档，再传一次。"


def test_only_what_libjpeg_shrinks_on_the_way_may_be_larger(monkeypatch):
    monkeypatch.setattr(photos, "MOST_PIXELS", 3_000)
    assert photos.clean(sent(scene(80, 40))).width == 80
    assert "尺寸太大" in refusal(sent(scene(80, 40), progressive=True))
    assert "尺寸太大" in refusal(sent(scene(80, 40), "PNG"))


def test_many_large_pictures_at_once_all_get_their_turn(monkeypatch):
    monkeypatch.setattr(photos, "LARGE_PIXELS", 100)
    files = [sent(scene()) for _ in range(8)]
    with ThreadPoolExecutor(8) as pool:
        assert [cleaned.width for cleaned in pool.map(photos.clean, files)] == [80] * 8


def test_a_name_that_hides_its_end_is_shown_as_it_is():
    file = SimpleUploadedFile("灯\u202egpj.exe", b"no picture")
    assert refusal(file).startswith("“灯gpj.exe”")


@pytest.mark.filterwarnings("ignore:Corrupt EXIF data:UserWarning")
@given(
    kind=st.sampled_from(["JPEG", "PNG", "WEBP", "HEIF"]),
    places=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), min_size=1, max_size=12),
    cut=st.floats(0.3, 1),
)
@settings(deadline=None)
def test_a_damaged_picture_is_a_picture_or_a_refusal(kind, places, cut):
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    data = bytearray(sent(scene(), kind, exif=exif.tobytes()).read())
    for place, value in places:
        data[int(place * (len(data) - 1))] = value
    file = SimpleUploadedFile("g.jpg", bytes(data[: max(1, int(cut * len(data)))]))
    try:
        assert opened(photos.clean(file).data).format == "JPEG"
    except Invalid as refused:
        assert "g.jpg" in refused.message  # noqa: PT017  # either is right
