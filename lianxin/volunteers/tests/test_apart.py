from itertools import combinations
from math import dist

from hypothesis import given
from hypothesis import strategies as st

from lianxin.volunteers.solving.apart import apart

FRAME = {"least": 40, "width": 600, "height": 420, "margin": 30}
SPOTS = st.lists(st.tuples(st.floats(0, 600), st.floats(0, 420)), max_size=12)


@given(SPOTS)
def test_no_two_marks_lie_over_each_other_and_all_lie_inside(spots):
    placed = apart(spots, **FRAME)
    assert len(placed) == len(spots)
    assert all(29 <= x <= 571 and 29 <= y <= 391 for x, y in placed)
    assert all(dist(one, other) > 30 for one, other in combinations(placed, 2))


def test_what_is_far_enough_stays_where_it_is():
    spots = [(100.0, 100.0), (200.0, 100.0)]
    assert apart(spots, **FRAME) == spots


def test_two_on_one_point_part_the_same_way_each_time():
    assert apart([(100, 100), (100, 100)], **FRAME) == [(80, 100), (120, 100)]
