"""Pictures made safe: known by content, turned upright, re-encoded, without metadata."""

import io
import warnings
from dataclasses import dataclass

import pillow_heif
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from lianxin.core.errors import Invalid

pillow_heif.register_heif_opener()
MOST_BYTES = 15 * 1024 * 1024
MOST_PIXELS = 60_000_000
LONGEST = 2048
SMALL = 320
FORMATS = ("JPEG", "PNG", "WEBP", "HEIF")


@dataclass(frozen=True, slots=True)
class Cleaned:
    data: bytes
    width: int
    height: int
    extension: str


def clean(file: UploadedFile) -> Cleaned:
    """The picture as JPEG of at most 2048 px; raises Invalid with a sentence for what is none."""
    if file.size is None or file.size > MOST_BYTES:
        raise Invalid(_("这张照片超过 15 MB，换一张小一些的。"), field="photos")
    file.seek(0)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(file, formats=FORMATS) as picture:
                return _encoded(_shrunk(picture, LONGEST))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Invalid(_("这张照片展开太大，换一张普通的照片。"), field="photos") from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise Invalid(
            _("“%(name)s”不是能打开的照片，换一张 JPG、PNG、WebP 或 HEIC。") % {"name": file.name},
            field="photos",
        ) from error


def thumbnail(data: bytes) -> bytes:
    """A WebP of at most 320 px."""
    with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
        small = _shrunk(picture, SMALL)
        out = io.BytesIO()
        small.save(out, "WEBP", quality=75)
        return out.getvalue()


def _shrunk(picture: Image.Image, longest: int) -> Image.Image:
    if picture.width * picture.height > MOST_PIXELS:
        raise Image.DecompressionBombError
    picture.draft("RGB", (longest, longest))
    upright = ImageOps.exif_transpose(picture)
    upright.thumbnail((longest, longest))
    if upright.mode in ("RGBA", "LA", "P"):
        layer = upright.convert("RGBA")
        paper = Image.new("RGBA", layer.size, "white")
        upright = Image.alpha_composite(paper, layer)
    return upright.convert("RGB")


def _encoded(picture: Image.Image) -> Cleaned:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=85, optimize=True)
    return Cleaned(out.getvalue(), picture.width, picture.height, "jpg")
