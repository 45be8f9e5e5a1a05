from datetime import date

import pytest
from django import forms

from lianxin.core.fields import LONG_AGO, day_field


class Asked(forms.Form):
    held_on = day_field("哪天")
    born_on = day_field("生日", earliest=LONG_AGO)


@pytest.mark.parametrize("typed", ["0202-03-09", "1999-12-31", "2200-01-01", "9999-12-31"])
def test_a_day_before_all_rules_or_beyond_the_calendar_is_a_slip_of_the_keys(typed):
    form = Asked({"held_on": typed, "born_on": "1938-05-01"})
    assert not form.is_valid()
    [words] = form.errors["held_on"]
    assert str(words).startswith("年份好像写错了：不能")
    assert "born_on" not in form.errors


def test_a_life_may_have_begun_before_there_were_rules():
    form = Asked({"held_on": "2026-03-09", "born_on": "1900-01-01"})
    assert form.is_valid()
    assert form.cleaned_data["born_on"] == date(1900, 1, 1)
    assert "born_on" in Asked({"held_on": "2026-03-09", "born_on": "1899-12-31"}).errors
