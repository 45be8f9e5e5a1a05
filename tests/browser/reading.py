"""What 长辈版 asks of a page as it stands in the browser (A-02 … A-06)."""

from typing import Any

from playwright.sync_api import Page

BASE = "() => parseFloat(getComputedStyle(document.body).fontSize)"

BOX = """(least) => [...document.querySelectorAll(
  'main button, main a, main summary, main input, main select, main textarea, main label.choice,' +
  'main label.check, .p-top a, .p-top button, .p-act a, .p-act button, .p-tabs a, .p-tools a,' +
  '.p-tools button'
)].filter(each => {
  const box = each.getBoundingClientRect(), look = getComputedStyle(each)
  if (!box.width || box.width < 2 || look.visibility === 'hidden') return false
  if (each.closest('.sr, svg, label.choice input, .fig')) return false
  // Links in a sentence, and boxes inside a label that is the target itself (WCAG 2.5.5).
  if (each.tagName === 'A' && look.display === 'inline') return false
  if (each.matches('label input')) return false
  return Math.ceil(box.height) < least || Math.ceil(box.width) < least
}).map(each => `${each.outerHTML.slice(0, 90)} ${JSON.stringify(each.getBoundingClientRect())}`)"""

TEXT = """({least, contrast}) => {
  const faults = [], seen = new Set()
  const parsed = colour => {
    const [r, g, b, a = 1] = colour.match(/[\\d.]+/g).map(Number)
    return [r, g, b, a]
  }
  const over = (top, under) => [0, 1, 2].map(i => top[i] * top[3] + under[i] * (1 - top[3]))
  const light = colour => {
    const [r, g, b] = colour.slice(0, 3).map(value => {
      const share = value / 255
      return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const ground = element => {
    const layers = []
    for (let each = element; each; each = each.parentElement) {
      const colour = parsed(getComputedStyle(each).backgroundColor)
      if (colour[3]) layers.push(colour)
      if (colour[3] === 1) break
    }
    return layers.reduceRight((under, layer) => over(layer, under), [255, 255, 255])
  }
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement
    if (!walker.currentNode.data.trim() || seen.has(element)) continue
    seen.add(element)
    if (element.closest('.sr, .sep, svg, script, noscript, template, option, [disabled], .skip')) {
      continue
    }
    const look = getComputedStyle(element), range = document.createRange()
    range.selectNode(walker.currentNode)
    const box = range.getBoundingClientRect()
    if (!box.width || look.visibility === 'hidden') continue
    const what = element.outerHTML.slice(0, 90), size = parseFloat(look.fontSize)
    if (size < least) faults.push(`${size} px: ${what}`)
    if (parseFloat(look.lineHeight) / size < 1.3) faults.push(`lines ${look.lineHeight}: ${what}`)
    const under = ground(element), ink = over(parsed(look.color), under)
    const pair = [light(ink), light(under)].sort((a, b) => b - a)
    const ratio = (pair[0] + 0.05) / (pair[1] + 0.05)
    if (ratio < contrast) faults.push(`contrast ${ratio.toFixed(2)}: ${what}`)
  }
  return faults
}"""

WAYS = """() => {
  const faults = []
  if (!document.querySelector('a.call[href^="tel:"]')) faults.push('no telephone to press')
  if (!document.querySelector('[data-aloud]')) faults.push('nothing reads aloud')
  if (document.querySelector('meta[http-equiv=refresh]')) faults.push('goes away by itself')
  if (document.querySelector('[draggable=true], [data-drags]')) faults.push('wants to be dragged')
  const ways = document.querySelectorAll('.p-top button, .rep-top button')
  const words = [...ways].map(each => each.innerText.trim())
  if (!words.includes('标准版')) faults.push('no way back to the standard pages')
  return faults
}"""

CUT = """() => [...document.querySelectorAll(
  'main *, .p-act *, .p-tabs *, .p-tools *'
)].filter(each =>
  each.children.length === 0 && each.textContent.trim() &&
  !each.closest('.sr, .sep, svg, option') &&
  ['hidden', 'clip'].includes(getComputedStyle(each).overflowX) &&
  each.scrollWidth > each.clientWidth + 1).map(each => each.outerHTML.slice(0, 120))"""

ENLARGED = """(share) => {
  document.documentElement.style.fontSize = share
  const wide = document.documentElement.scrollWidth - window.innerWidth
  if (wide <= 0) return []
  const out = [...document.querySelectorAll('body *')].filter(
    each => !each.closest('.scroll, .chart, svg') &&
    each.getBoundingClientRect().right > window.innerWidth + 1
  ).slice(-2)
  return [`${wide} px too wide at ${share}: ${out.map(each => each.outerHTML.slice(0, 90))}`]
}"""


def too_small(page: Page, least: int) -> Any:
    return page.evaluate(BOX, least)


def elder_faults(page: Page) -> list[str]:
    """What keeps an elder from reading or pressing what is on the page; nothing if all is well."""
    faults = [
        *page.evaluate(TEXT, {"least": 18, "contrast": 7}),
        *(f"too small: {each}" for each in too_small(page, 60)),
        *page.evaluate(WAYS),
        *page.evaluate(ENLARGED, "100%"),
    ]
    # 36 px and more on a screen of 390 is what 200 % of a standard page comes to.
    faults += page.evaluate(ENLARGED, "200%")
    faults += [f"cut off: {each}" for each in page.evaluate(CUT)]
    page.evaluate("() => { document.documentElement.style.fontSize = '' }")
    return faults
