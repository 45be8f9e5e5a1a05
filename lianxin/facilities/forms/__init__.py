from lianxin.facilities.forms.rooms import BookForm, CoverForm, RoomForm, slot_of, time_field

__all__ = ["BookForm", "CoverForm", "RoomForm", "slot_of", "time_field"]
