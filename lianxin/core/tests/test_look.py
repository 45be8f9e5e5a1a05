"""What the look promises and a reader can check: old kernels, one host, contrast, weight."""

import gzip
import hashlib
import re
from itertools import chain
from pathlib import Path

import pytest
from django.apps import apps

from lianxin.core.templatetags import lx

CORE = Path(lx.__file__).parents[1]
STATIC = CORE / "static"
SHEETS = {
    path.name: path.read_text(encoding="utf8")
    for path in sorted(CORE.parent.glob("*/static/**/*.css"))
}
PLAIN = {name: re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL) for name, text in SHEETS.items()}
TEMPLATES = {
    str(path.relative_to(CORE.parent)): path.read_text(encoding="utf8")
    for path in sorted(CORE.parent.glob("*/templates/**/*.html"))
}
TOO_NEW = (
    "light-dark(",
    "oklch(",
    "color-mix(",
    ":has(",
    ":is(",
    ":where(",
    "@layer",
    "@container",
    "@property",
    "subgrid",
    "inset:",
    "dvh",
    "&",
)
TO_KEEP = {"reports/templates/reports/standalone.html"}
"""Files that are handed out to be kept, and must look right with nothing beside them."""
FIRST_VISIT = 30_000
"""Bytes, compressed: stylesheets and scripts of a resident's page, of 200 KB in all."""


def tokens(block: str) -> dict[str, str]:
    return dict(re.findall(r"(--lx-[\w-]+):\s*([^;]+);", block))


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


STANDARD, ELDER = (
    tokens(re.search(rf"{start} \{{(.*?)\n\}}", PLAIN["tokens.css"], re.DOTALL)[1])
    for start in (":root", r"\[data-mode=elder\]")
)
ON_PAPER = [
    (word, paper)
    for word in ("ink", "ink-2", "ink-3", "red", "red-deep")
    for paper in ("surface", "canvas", "sunken")
]
ON_TINT = [
    (tone, f"{tone}-tint")
    for tone in ("new", "doing", "council", "wait", "done", "part", "closed", "late")
]
ON_OTHER = [
    ("red-deep", "red-tint"),
    ("on-red", "red"),
    ("on-red", "red-deep"),
    ("on-ink", "ink"),
    ("ink", "heat-4"),
    ("ink-2", "heat-3"),
    ("ink-2", "council-tint"),
]


@pytest.mark.parametrize("name", SHEETS)
@pytest.mark.parametrize("feature", TOO_NEW)
def test_no_stylesheet_needs_more_than_an_old_kernel(name: str, feature: str):
    assert feature not in PLAIN[name]


def test_colours_are_named_in_the_tokens_and_nowhere_else():
    for name, text in PLAIN.items():
        drawn = re.sub(r'url\("data:[^"]*"\)', "", text)
        found = set(re.findall(r"#[0-9a-fA-F]{3,8}\b|rgba?\(", drawn))
        assert name == "tokens.css" or found <= {"#000"}, name


def test_every_token_that_is_used_is_set_and_every_set_one_used():
    whole = "".join(PLAIN.values())
    used = set(re.findall(r"var\((--lx-[\w-]+)\)", whole))
    assert used == set(STANDARD)


def test_elder_mode_only_changes_what_is_there():
    assert set(ELDER) <= set(STANDARD)


@pytest.mark.parametrize("values", [STANDARD, {**STANDARD, **ELDER}], ids=["standard", "elder"])
@pytest.mark.parametrize(("word", "paper"), [*ON_PAPER, *ON_TINT, *ON_OTHER])
def test_words_stand_out_from_their_ground(values: dict[str, str], word: str, paper: str):
    assert contrast(values[f"--lx-{word}"], values[f"--lx-{paper}"]) >= 4.5


@pytest.mark.parametrize("edge", ["line-field", "focus", "red"])
def test_an_edge_that_means_something_can_be_seen(edge: str):
    assert contrast(STANDARD[f"--lx-{edge}"], STANDARD["--lx-canvas"]) >= 3


def test_what_is_to_be_pressed_is_large_enough():
    assert STANDARD["--lx-target"] == "44px"
    assert ELDER["--lx-target"] == ELDER["--lx-target-desk"] == "60px"


def test_a_resident_s_first_page_carries_little():
    files = ("tokens.css", "app.css", "portal.css", "lx.js")
    carried = sum(len(gzip.compress((STATIC / name).read_bytes())) for name in files)
    assert carried <= FIRST_VISIT


def test_what_is_vendored_is_what_its_note_says():
    note = (STATIC / "vendor/README.md").read_text(encoding="utf8")
    for path in (STATIC / "vendor").glob("*.js"):
        assert hashlib.sha256(path.read_bytes()).hexdigest() in note, path.name


@pytest.mark.parametrize("name", TEMPLATES)
def test_no_page_carries_what_its_policy_forbids(name: str):
    text = TEMPLATES[name]
    if name in TO_KEEP:
        text = re.sub(r"<style>[^<]*</style>", "", text)
    assert not re.search(r"\sstyle=|\son[a-z]+=\"|<style|javascript:", text)
    assert not re.search(r"<script(?![^>]*\bsrc=)", text)
    assert not re.search(r"(?:src|href|action)=[\"'](?:https?:)?//", text)


def test_every_icon_that_a_page_names_is_there():
    named = set(
        chain.from_iterable(
            re.findall(r'{% icon "([\w-]+)"|\bicon="([\w-]+)"', text) for text in TEMPLATES.values()
        )
    )
    missing = {
        name for pair in named for name in pair if name and not (lx.ICONS / f"{name}.svg").exists()
    }
    assert missing == set()


def test_no_icon_is_kept_that_no_page_draws():
    code = (path.read_text(encoding="utf8") for path in CORE.parent.rglob("*.py"))
    whole = "".join([*TEMPLATES.values(), *code])
    unused = {path.stem for path in lx.ICONS.glob("*.svg") if f'"{path.stem}"' not in whole}
    assert unused == set()


def test_every_class_that_a_page_names_is_drawn():
    known = set(re.findall(r"\.([a-zA-Z][\w-]*)", "".join(PLAIN.values())))
    unknown = {
        f"{name}: {each}"
        for name, text in TEMPLATES.items()
        for value in re.findall(r'class="([^"]*)"', re.sub(r"{%.*?%}|{{.*?}}", " \0 ", text))
        for each in value.split()
        if "\0" not in each and each not in known and not each.endswith("-")
    }
    assert unknown == set()


def test_the_apps_whose_pages_are_read_here_are_all_of_ours():
    ours = {app.label for app in apps.get_app_configs() if app.name.startswith("lianxin.")}
    assert {name.split("/", maxsplit=1)[0] for name in TEMPLATES} <= ours
