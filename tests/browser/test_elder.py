"""长辈版: letters and targets large enough, and nothing lost when they are made larger still."""

import pytest

from tests.browser.reading import BASE, CUT, elder_faults, too_small
from tests.browser.serving import PHONE, Demo
from tests.browser.test_axe import PORTAL, walk
from tests.browser.watching import overflow

pytestmark = pytest.mark.browser

ENLARGE = "() => { document.documentElement.style.fontSize = '200%' }"

CARD = ("card", "evidence")
PAGES = {name: way for name, way in PORTAL.items() if name not in CARD}


@pytest.mark.parametrize("way", PAGES.values(), ids=PAGES)
def test_what_elders_press_is_sixty_px_and_what_they_read_twenty_four(demo: Demo, way):
    with demo.visit(PHONE, elder=True) as page:
        walk(page, way)
        assert page.evaluate(BASE) >= 24
        assert elder_faults(page) == []


@pytest.mark.parametrize("way", PAGES.values(), ids=PAGES)
def test_what_everybody_presses_is_forty_four_px(demo: Demo, way):
    with demo.visit(PHONE) as page:
        walk(page, way)
        assert too_small(page, 44) == []


@pytest.mark.parametrize("way", PAGES.values(), ids=PAGES)
def test_letters_of_twice_the_size_lose_nothing(demo: Demo, way):
    with demo.visit(PHONE) as page:
        walk(page, way)
        page.evaluate(ENLARGE)
        assert overflow(page) == 0
        assert page.evaluate(CUT) == []
