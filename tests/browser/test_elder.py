"""长辈版: letters and targets large enough, and nothing lost when they are made larger still."""

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.serving import PHONE, Demo
from tests.browser.test_axe import PORTAL, walk
from tests.browser.watching import overflow

pytestmark = pytest.mark.browser

BOX = """least => [...document.querySelectorAll(
  'main button, main a, main summary, main input, main select, main textarea, main label.choice,' +
  'main label.check, .p-top a, .p-top button, .p-act a, .p-act button, .p-tabs a'
)].filter(each => {
  const box = each.getBoundingClientRect(), look = getComputedStyle(each)
  if (!box.width || box.width < 2 || look.visibility === 'hidden') return false
  if (each.closest('.sr, svg, label.choice input, .fig')) return false
  // Links in a sentence, and boxes inside a label that is the target itself (WCAG 2.5.5).
  if (each.tagName === 'A' && look.display === 'inline') return false
  if (each.matches('label input')) return false
  return Math.ceil(box.height) < least || Math.ceil(box.width) < least
}).map(each => `${each.outerHTML.slice(0, 90)} ${JSON.stringify(each.getBoundingClientRect())}`)"""
BASE = "() => parseFloat(getComputedStyle(document.body).fontSize)"
ENLARGE = "() => { document.documentElement.style.fontSize = '200%' }"
CUT = """() => [...document.querySelectorAll('main *, .p-act *, .p-tabs *')].filter(each =>
  each.children.length === 0 && each.textContent.trim() &&
  !each.closest('.sr, .sep, svg, option') &&
  ['hidden', 'clip'].includes(getComputedStyle(each).overflowX) &&
  each.scrollWidth > each.clientWidth + 1).map(each => each.outerHTML.slice(0, 120))"""

CARD = ("card", "evidence")
PAGES = {name: way for name, way in PORTAL.items() if name not in CARD}


def too_small(page: Page, least: int) -> Any:
    return page.evaluate(BOX, least)


@pytest.mark.parametrize("way", PAGES.values(), ids=PAGES)
def test_what_elders_press_is_sixty_px_and_what_they_read_twenty_four(demo: Demo, way):
    with demo.visit(PHONE, elder=True) as page:
        walk(page, way)
        assert page.evaluate(BASE) >= 24
        assert too_small(page, 60) == []


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
