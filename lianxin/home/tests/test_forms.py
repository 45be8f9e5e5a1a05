from pathlib import Path

from django.apps import apps

from lianxin.core.templatetags.lx import STATES
from lianxin.home.forms import SCENES, sheet

FOLDER = Path(apps.get_app_config("core").path) / "templates/components/scenes"


def test_the_sheet_of_parts_shows_every_state():
    assert [tone for tone, _word in sheet()["states"]] == list(STATES)


def test_the_sheet_of_parts_shows_every_scene():
    assert sorted(SCENES) == sorted(path.stem for path in FOLDER.glob("*.html"))
