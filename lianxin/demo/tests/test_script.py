"""The story itself: what the article says must stand in it, and it must hold together."""

import re
from collections import Counter

from lianxin.demo.scenes import picture
from lianxin.demo.script import SLUGS, read, told_matters
from lianxin.demo.steps import VERBS

TEXTS = [
    text
    for told in told_matters()
    for text in (told.words, *(line.words for line in told.course if len(line.words) > 8))
]


def test_no_words_are_told_twice_and_there_are_many():
    assert len(TEXTS) > 400
    assert [text for text, count in Counter(TEXTS).items() if count > 1] == []


def test_every_verb_of_the_story_is_one_that_can_be_played():
    assert {verb for told in told_matters() for verb in told.verbs} <= set(VERBS)


def test_the_words_are_written_with_full_width_marks_and_name_no_telephone():
    for text in TEXTS:
        assert not re.search(r"[,;:?!()]|1[3-9]\d{9}", text), text


def test_every_matter_of_the_story_lies_in_a_known_place():
    known = {row["slug"]: row["courtyards"] for row in read("places")["communities"]}
    for told in told_matters():
        if told.place:
            yard, *inner = told.place.split(" ")
            buildings = known[told.community][yard]
            assert len(inner) == 0 or inner[0] in buildings
            if len(inner) == 2:
                assert int(inner[1].removesuffix("单元")) <= buildings[inner[0]]


def test_every_matter_put_before_a_council_is_on_one_agenda():
    agendas = [
        item["matter"]
        for row in read("councils")
        for session in [*row["sessions"], {"agenda": row.get("coming", [])}]
        for item in session["agenda"]
        if "matter" in item
    ]
    put = [told.title for told in told_matters() if "council" in told.verbs]
    assert Counter(put) == Counter(agendas)


def test_the_secretaries_are_those_whom_the_article_names():
    people = read("people")["communities"]
    assert [people[slug][0]["name"] for slug in SLUGS] == [
        "张舜玲",
        "董继红",
        "吕伟",
        "何建梅",
        "王群群",
    ]


def test_every_scene_can_be_drawn_and_is_drawn_alike_each_time():
    for name in read("scenes"):
        assert picture(name).read() == picture(name).read()
