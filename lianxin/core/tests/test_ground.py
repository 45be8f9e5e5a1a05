import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianxin.core.ground import metres, plane, project

BAOTU_SPRING = (36.6612, 117.0167)
DAMING_LAKE = (36.6756, 117.0234)
NEAR = st.tuples(st.floats(36.60, 36.70), st.floats(117.00, 117.10))


def test_a_walk_through_jinan_is_as_long_as_on_the_map():
    assert metres(BAOTU_SPRING, DAMING_LAKE) == pytest.approx(1709, abs=5)


def test_a_degree_of_latitude_is_111_195_metres():
    assert metres((36, 117), (37, 117)) == pytest.approx(111_195, abs=1)


@given(NEAR, NEAR)
def test_the_plane_agrees_with_the_sphere_within_a_community(here, there):
    (east, north), (other_east, other_north) = plane([here, there])
    flat = ((east - other_east) ** 2 + (north - other_north) ** 2) ** 0.5
    assert flat == pytest.approx(metres(here, there), rel=0.002, abs=0.5)


@given(st.lists(NEAR, min_size=1, max_size=20))
def test_a_drawing_keeps_every_point_inside_its_margin(points):
    for x, y in project(points, 400, 300, margin=20):
        assert 20 - 1e-6 <= x <= 380 + 1e-6
        assert 20 - 1e-6 <= y <= 280 + 1e-6


def test_north_is_up_and_east_is_right():
    (x1, y1), (x2, y2) = project([(36.66, 117.01), (36.67, 117.02)], 400, 300)
    assert x2 > x1
    assert y2 < y1


def test_no_points_make_no_drawing():
    assert project([], 400, 300) == []
