"""Models that a migration makes together."""

from typing import Any

from django.db import migrations, models
from django.db.migrations.state import ProjectState

from lianxin.core.operations import Together


def model(name, **keys):
    fields: dict[str, models.Field[Any, Any]] = {
        key: models.ForeignKey(to, models.CASCADE) for key, to in keys.items()
    }
    return migrations.CreateModel(
        name, [("id", models.BigAutoField(primary_key=True)), *fields.items()]
    )


def two_floors():
    """A house that stands, worked out, and what makes rooms and doors that refer in a circle."""
    state = ProjectState()
    model("House").state_forwards("core", state)
    assert state.apps
    return state, Together(
        [model("Room", house="core.House", door="core.Door"), model("Door", room="core.Room")]
    )


def names(apps, of):
    return {
        each.related_model.__name__ for each in apps.get_model("core", of)._meta.related_objects
    }


def test_what_stands_is_not_made_again_and_knows_what_came():
    state, rooms = two_floors()
    house = state.apps.get_model("core", "House")
    rooms.state_forwards("core", state)
    assert state.apps.get_model("core", "House") is house
    assert names(state.apps, "House") == names(state.apps, "Door") == {"Room"}


def test_what_comes_is_as_if_all_had_been_worked_out_anew():
    state, rooms = two_floors()
    rooms.state_forwards("core", state)
    anew = ProjectState(state.models).apps
    for of in ("House", "Room", "Door"):
        kept, made = (apps.get_model("core", of)._meta for apps in (state.apps, anew))
        assert list(map(str, kept.get_fields())) == list(map(str, made.get_fields()))


def test_a_copy_of_a_state_does_not_tell_the_first_what_came():
    state, rooms = two_floors()
    copy = state.clone()
    rooms.state_forwards("core", copy)
    assert names(copy.apps, "House") == {"Room"}
    assert names(state.apps, "House") == set()
