"""Where the numbers of a report card lead."""

from urllib.parse import urlencode

from django.urls import reverse


def door(slug: str, year: int, code: str, **narrowed: str | int) -> str:
    """The evidence of a figure, narrowed to a month, a category, a kind of record."""
    url = reverse("reports:evidence", kwargs={"slug": slug, "year": year, "code": code})
    return f"{url}?{urlencode(narrowed)}" if narrowed else url


def matter_door(slug: str, number: str) -> str:
    return reverse("matters:show", kwargs={"slug": slug, "number": number})
