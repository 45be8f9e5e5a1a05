"""Line drawings in place of photographs: nobody's home is shown, and the same pixels everywhere."""

from io import BytesIO
from typing import Any, Final

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

from lianxin.demo.script import read

SIZE: Final = (640, 480)
PAPER, INK, RED = "#f4f1ea", "#4a4a46", "#b3261e"
SHADES: Final = {"paper": PAPER, "ink": INK, "red": RED, "pale": "#d9d4c7", "water": "#9db4c0"}


def picture(name: str) -> SimpleUploadedFile:
    """One of `data/scenes.yaml` as a PNG, as a browser would send it."""
    image = Image.new("RGB", SIZE, PAPER)
    draw = ImageDraw.Draw(image)
    for stroke in read("scenes")[name]:
        _draw(draw, *stroke)
    out = BytesIO()
    image.save(out, "PNG")
    return SimpleUploadedFile(f"{name}.png", out.getvalue(), content_type="image/png")


def _draw(draw: ImageDraw.ImageDraw, kind: str, shade: str, *points: Any) -> None:
    colour = SHADES[shade]
    if kind == "line":
        draw.line(points, fill=colour, width=5, joint="curve")
    elif kind == "box":
        draw.rectangle(points, outline=INK, fill=colour, width=4)
    elif kind == "round":
        draw.ellipse(points, outline=INK, fill=colour, width=4)
    else:
        raise ValueError(f"no stroke is called {kind}")
