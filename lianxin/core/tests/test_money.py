"""Money between fen and yuan, and as it is typed."""

import pytest
from django import forms
from hypothesis import given
from hypothesis import strategies as st

from lianxin.core.errors import Invalid
from lianxin.core.fields import Yuan
from lianxin.core.money import fen, yuan


class Form(forms.Form):
    amount = Yuan(label="金额")
    rest = Yuan(label="余下", required=False, least=0)


@given(st.integers(min_value=0, max_value=10**13))
def test_what_is_shown_can_be_typed_again(amount):
    assert fen(yuan(amount)) == amount


@pytest.mark.parametrize(
    ("words", "amount"),
    [("12", 1200), ("3,000.01", 300_001), ("３０００元", 300_000), ("¥12.5", 1250), ("0.2", 20)],
)
def test_yuan_are_read_as_people_write_them(words, amount):
    assert fen(words) == amount


@pytest.mark.parametrize("words", ["", "一百", "-3", "1.234", "1e5", "NaN", "12元5角"])
def test_what_is_no_amount_is_refused(words):
    with pytest.raises(Invalid):
        fen(words)


def test_an_amount_left_out_is_none_and_too_little_is_said_with_the_least():
    assert Form({"amount": "5"}).is_valid()
    assert "至少 0.01 元" in str(Form({"amount": "0"}).errors["amount"])
    assert "例如 1200" in str(Form({"amount": "五"}).errors["amount"])


def test_debts_are_shown_with_their_sign():
    assert yuan(-1205) == "-12.05"
