from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

import pytest
from django import forms
from django.core.validators import MaxLengthValidator
from django.template import Context, Template
from django.test import RequestFactory
from django.utils.safestring import SafeString

from lianxin.core import http
from lianxin.core.figures import LOCAL
from lianxin.core.keyset import Page
from lianxin.core.templatetags import lx

LATE_IN_LONDON = datetime(2015, 3, 1, 17, 5, tzinfo=UTC)
"""5 minutes past 1 on March 2 in Shanghai."""


class Report(forms.Form):
    words = forms.CharField(
        label="什么事",
        help_text="像跟邻居说话一样写就行。",
        max_length=500,
        widget=forms.Textarea,
    )
    category = forms.ChoiceField(
        label="哪一类", choices=[("heat", "供暖"), ("leak", "漏水")], widget=forms.RadioSelect
    )
    lead = forms.ChoiceField(label="负责人", choices=[("1", "陈晓")])
    degrees = forms.IntegerField(label="几度", required=False, max_value=45)
    phone = forms.CharField(label="电话", error_messages={"required": "留个电话，好告诉您结果。"})
    is_public = forms.BooleanField(label="让邻居看到", required=False)
    key = forms.CharField(widget=forms.HiddenInput)


def drawn(source: str, **context: object) -> str:
    return Template(source).render(Context(context))


def test_an_icon_is_drawn_in_place_and_kept_from_screen_readers():
    icon = lx.icon("tool")
    assert icon.startswith('<svg class="icon" viewBox="0 0 24 24" fill="none"')
    assert 'aria-hidden="true"' in icon
    assert icon.count("<path") == 1
    assert "M0 0h24v24H0z" not in icon


def test_an_icon_may_be_small_or_filled_with_ink():
    assert 'class="icon icon-s"' in lx.icon("check", "s")
    assert 'fill="currentColor"' in lx.icon("circle-check-filled")


def test_an_icon_that_is_not_there_is_an_error():
    with pytest.raises(FileNotFoundError):
        lx.icon("no-such-icon")


def test_no_two_states_have_the_same_shape():
    assert len(set(lx.STATES.values())) == len(lx.STATES)


@pytest.mark.parametrize("tone", lx.STATES)
def test_every_state_has_word_and_shape_and_colour(tone: str):
    badge = lx.st(tone, "<词>")
    assert f'class="st st-{tone}"' in badge
    assert "<svg" in badge
    assert "&lt;词&gt;" in badge


def test_a_figure_is_a_link_to_what_it_counts():
    assert lx.fig(3802, "/e?a=1&b=2", "户") == ('<a class="fig" href="/e?a=1&amp;b=2">3,802 户</a>')


def test_a_figure_known_from_paper_only_is_dashed():
    assert 'class="fig fig-declared"' in lx.fig(20, "/", "篇", declared=True)


@pytest.mark.parametrize(
    ("value", "words"),
    [(0, "0"), (Fraction(35, 38), "92.1%"), (None, "不适用"), ("37", "37"), (12345, "12,345")],
)
def test_a_number_is_told_and_the_unknown_is_not_nought(value, words: str):
    assert lx.told(value) == words


def test_the_bridge_has_five_arches_and_says_where_one_stands():
    statuses = ["past", "skipped", "now", "next", "next"]
    arches = [{"name": f"第{n}拱", "when": "", "status": each} for n, each in enumerate(statuses)]
    html = drawn("{% bridge arches %}", arches=arches)
    assert html.count("<li") == html.count("<svg") == 5
    assert html.count('aria-current="step"') == 1
    assert "还没到" in html
    assert "不用这一步" in html


def test_a_bridge_of_four_arches_is_refused_as_a_mistake():
    with pytest.raises(ValueError, match="zip"):
        lx.bridge([{"name": "提出", "when": "", "status": "past"}] * 4)


def test_a_moment_is_told_as_the_day_that_it_is_in_shanghai():
    assert lx.month_day(LATE_IN_LONDON) == "3月2日"
    assert lx.full_date(LATE_IN_LONDON) == "2015年3月2日"
    assert lx.weekday(LATE_IN_LONDON) == "星期一"
    assert lx.clock(LATE_IN_LONDON) == "1:05"
    assert lx.moment(LATE_IN_LONDON) == "2015年3月2日 1:05"


def test_a_bare_date_is_told_as_it_stands():
    assert lx.full_date(date(2015, 12, 31)) == "2015年12月31日"
    assert lx.near_date(date(2015, 12, 31)) == "2015年12月31日"
    assert lx.near_date(date(http.today().year, 1, 2)) == "1月2日"


@pytest.mark.parametrize(("ago", "word"), [(0, "今天"), (1, "昨天")])
def test_today_and_yesterday_are_called_by_their_names(ago: int, word: str):
    then = datetime.combine(http.today(), datetime.min.time(), LOCAL) + timedelta(hours=9)
    assert lx.moment(then - timedelta(days=ago)) == f"{word} 9:00"


@pytest.mark.parametrize("told", [lx.month_day, lx.full_date, lx.near_date, lx.clock, lx.moment])
def test_what_has_no_date_yet_is_told_as_nothing(told):
    assert told(None) == ""


def test_a_field_stands_under_its_label_and_its_hint():
    html = drawn("{% lx_field form.words %}", form=Report())
    label, hint, control = (html.index(part) for part in ("<label", 'class="hint"', "<textarea"))
    assert label < hint < control
    assert 'aria-describedby="id_words_helptext"' in html
    assert 'class="form-control"' in html
    assert 'data-counts="id_words"' in html


def test_an_error_stands_above_its_field_and_is_tied_to_it():
    html = drawn("{% lx_field form.words %}", form=Report({}))
    assert html.index("“什么事”还没填。") < html.index("<textarea")
    assert 'aria-describedby="id_words_helptext id_words_error"' in html
    assert 'aria-invalid="true"' in html
    assert 'id="id_words_error"' in html


def test_choices_are_whole_rows_to_press_under_one_legend():
    html = drawn("{% lx_field form.category is_column=True %}", form=Report({}))
    assert "<legend>哪一类" in html
    assert html.count('class="choice"') == 2
    assert 'class="choices column"' in html
    assert '<fieldset class="field has-error" id="id_category"' in html
    assert "“哪一类”还没选。" in html


def test_a_single_box_to_tick_is_its_own_label():
    html = drawn("{% lx_field form.is_public %}", form=Report())
    assert '<label class="check" for="id_is_public"><input type="checkbox"' in html
    assert "可不填" not in html


def test_a_field_may_be_the_heading_of_its_page():
    assert '<h1><label for="id_phone">电话</label></h1>' in drawn(
        "{% lx_field form.phone is_heading=True %}", form=Report()
    )


def test_what_may_be_left_out_says_so():
    assert "（可不填）" in drawn("{% lx_field form.degrees %}", form=Report())
    assert "（可不填）" not in drawn("{% lx_field form.phone %}", form=Report())


def test_every_form_is_drawn_by_the_house_without_being_asked():
    html = str(Report())
    assert isinstance(html, SafeString)
    assert html.count('class="field') == 6
    assert 'class="form-select"' in html
    assert html.count('type="hidden"') == 1


def test_django_s_words_give_way_to_ours_but_the_author_s_stay():
    form = Report({"words": "冷" * 501, "category": "roof", "degrees": "50"})
    told = {name: lx.faults(form[name]) for name in form.errors}
    assert told["words"] == ["“什么事”最多 500 字，现在 501 字，请短些。"]
    assert told["category"] == ["“哪一类”里没有这一项，请重新选。"]
    assert told["degrees"] == ["“几度”最多是 45。"]
    assert told["phone"] == ["留个电话，好告诉您结果。"]


def test_words_of_a_view_are_told_as_they_were_given():
    form = Report({"phone": "1"})
    form.full_clean()
    form.add_error("phone", "手机号少了一位：现在是 10 位，应是 11 位。")
    assert lx.faults(form["phone"]) == ["手机号少了一位：现在是 10 位，应是 11 位。"]


def test_a_validator_s_own_message_is_kept():
    class Short(forms.Form):
        title = forms.CharField(validators=[MaxLengthValidator(3, "三个字就够。")])

    assert lx.faults(Short({"title": "四个字了"})["title"]) == ["三个字就够。"]


def test_the_summary_counts_what_is_wanting_and_leads_to_each():
    form = Report({"words": "冷", "category": "heat", "lead": "1", "key": "k", "degrees": "50"})
    html = drawn("{% error_summary form %}", form=form)
    assert "还差 2 处，补上就行" in html
    assert '<a href="#id_degrees">' in html
    assert '<a href="#id_phone">留个电话，好告诉您结果。</a>' in html


def test_the_summary_says_of_what_is_written_wrongly_that_it_wants_changing():
    form = Report({"words": "冷", "category": "heat", "lead": "1", "key": "k", "degrees": "50"})
    form.full_clean()
    del form.errors["phone"]
    assert "有 1 处要改一改" in drawn("{% error_summary form %}", form=form)


def test_the_summary_tells_first_what_is_wrong_with_no_one_field():
    form = Report({})
    form.add_error(None, "这件事刚刚已经报过了。")
    html = drawn("{% error_summary form %}", form=form)
    assert html.index("<li>这件事刚刚已经报过了。</li>") < html.index('<a href="#id_words">')
    assert "<h2>这一步还没有做成</h2>" in html
    assert "补上" not in html


def test_a_form_without_faults_has_no_summary():
    assert drawn("{% error_summary form %}", form=Report()).strip() == ""


def test_the_pager_keeps_the_filter_and_never_counts_the_whole():
    request = RequestFactory().get("/desk/", {"q": "漏水", "after": "old"})
    page: Page = Page([Report(), Report()], next="new")
    html = drawn('{% pager page "按时限从紧到松" %}', page=page, request=request)
    assert "本页 2 件，按时限从紧到松；后面还有。" in html
    assert 'href="?q=%E6%BC%8F%E6%B0%B4&amp;after=new"' in html
    assert '<span class="btn disabled">' in html


def test_the_pager_of_the_only_page_has_no_buttons():
    html = drawn("{% pager page %}", page=Page([]), request=RequestFactory().get("/"))
    assert "到头了" in html
    assert "btn" not in html


@pytest.mark.parametrize(
    ("referer", "back"),
    [
        ("http://testserver/c/lsl/", "http://testserver/c/lsl/"),
        ("http://elsewhere.example/", ""),
        ("javascript:alert(1)", ""),
        ("", ""),
    ],
)
def test_the_way_back_never_leads_to_another_site(referer: str, back: str):
    request = RequestFactory().get("/", headers={"referer": referer})
    assert lx.came_from(Context({"request": request})) == back


def test_every_vendored_icon_is_an_icon_and_nothing_more():
    for path in lx.ICONS.glob("*.svg"):
        assert lx.icon(path.stem).count("<path") >= 1, path.name
