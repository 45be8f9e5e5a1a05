"""Pictures made safe: known by content, turned upright, re-encoded, without metadata."""

import io
import struct
import warnings
from contextlib import nullcontext
from dataclasses import dataclass
from functools import cache
from threading import BoundedSemaphore, Lock

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from lianxin.core.errors import Invalid
from lianxin.core.lazy import lazily
from lianxin.core.text import tidy

MEGABYTE = 1024 * 1024
MOST_BYTES = 15 * MEGABYTE
MOST_PIXELS = 50_000_000
"""What is decoded whole: some 450 MB at the most, transparent or progressive."""
MOST_SCALED_PIXELS = 120_000_000
"""What libjpeg shrinks while it reads: baseline JPEG only."""
LONGEST, PRINTED, SMALL = 2048, 900, 320
FORMATS = ("JPEG", "PNG", "WEBP", "HEIF")
BROKEN = (OSError, SyntaxError, ValueError, EOFError, TypeError, LookupError, struct.error)
"""What Pillow and libheif raise for pictures that are damaged, or only pretend to be some."""

# Pillow refuses on opening what has twice as many, and the limits above what it would warn of.
Image.MAX_IMAGE_PIXELS = MOST_SCALED_PIXELS
warnings.simplefilter("ignore", Image.DecompressionBombWarning)
LARGE_PIXELS = 16_000_000
_room, _room_for_large = BoundedSemaphore(2), Lock()
"""One process has memory for two pictures at a time, one of them large."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    data: bytes
    width: int
    height: int
    extension: str


def clean(file: UploadedFile, *, field: str = "photos") -> Cleaned:
    """The picture as JPEG of at most 2048 px, an animated one as its first frame; raises Invalid,
    saying what is wrong.
    """
    name = tidy(file.name or "")[:40]
    _check_size(file.size or 0, name, field)
    try:
        _know_heif()
        file.seek(0)
        with Image.open(file, formats=FORMATS) as picture:
            pixels = picture.width * picture.height
            if pixels > _most_pixels(picture):
                raise Image.DecompressionBombError
            with _room_for_large if pixels > LARGE_PIXELS else nullcontext(), _room:
                return _as_jpeg(_shrunk(picture, LONGEST))
    except UnidentifiedImageError as error:
        raise Invalid(
            _("“%(name)s”不是照片。能收 JPG、PNG、WebP 和 HEIC。") % {"name": name}, field=field
        ) from error
    except Image.DecompressionBombError as error:
        raise Invalid(
            _("“%(name)s”的尺寸太大，最多 %(most)d 万像素。拍照时选小一档，再传一次。")
            % {"name": name, "most": MOST_PIXELS // 10_000},
            field=field,
        ) from error
    except BROKEN as error:
        raise Invalid(
            _("“%(name)s”打不开，可能没传完整。再传一次，或换一张。") % {"name": name}, field=field
        ) from error


@cache
def _know_heif() -> None:
    """Let Pillow open what iPhones make; libheif is loaded with the first picture."""
    lazily("pillow_heif").register_heif_opener(thumbnails=False)


def reduced(data: bytes) -> bytes:
    """A JPEG of at most 900 px for paper, of what `clean` made."""
    with Image.open(io.BytesIO(data), formats=("JPEG",)) as picture, _room:
        return _as_jpeg(_shrunk(picture, PRINTED)).data


def thumbnail(data: bytes) -> bytes:
    """A WebP of at most 320 px, of what `clean` made."""
    out = io.BytesIO()
    with Image.open(io.BytesIO(data), formats=("JPEG",)) as picture, _room:
        _shrunk(picture, SMALL).save(out, "WEBP", quality=75)
    return out.getvalue()


def _check_size(size: int, name: str, field: str) -> None:
    if size == 0:
        raise Invalid(_("“%(name)s”是空的，请重新选一张。") % {"name": name}, field=field)
    if size > MOST_BYTES:
        raise Invalid(
            _("“%(name)s”有 %(now)d MB，最多 %(most)d MB。拍照时选小一档，再传一次。")
            % {"name": name, "now": -(-size // MEGABYTE), "most": MOST_BYTES // MEGABYTE},
            field=field,
        )


def _most_pixels(picture: Image.Image) -> int:
    is_scaled = picture.format in ("JPEG", "MPO") and not picture.info.get("progressive")
    return MOST_SCALED_PIXELS if is_scaled else MOST_PIXELS


def _shrunk(picture: Image.Image, longest: int) -> Image.Image:
    """A copy on white paper that has the pixels and nothing else."""
    if picture.mode.startswith("I"):
        # Sixteen bits of grey, which a conversion would cut off instead of scaling.
        picture = picture.point(lambda value: value / 256).convert("L")
    picture.thumbnail((longest, longest))
    upright = ImageOps.exif_transpose(picture)
    plain = Image.new("RGB", upright.size, "white")
    if upright.has_transparency_data:
        layer = upright.convert("RGBA")
        plain.paste(layer, mask=layer)
    else:
        plain.paste(upright.convert("RGB"))
    return plain


def _as_jpeg(picture: Image.Image) -> Cleaned:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=85, optimize=True, progressive=True)
    return Cleaned(out.getvalue(), picture.width, picture.height, "jpg")
