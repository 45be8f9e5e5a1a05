from django.urls import include, path

from lianxin.facilities import desk

desk_patterns = [
    path("", desk.rooms, name="rooms"),
    path("new/", desk.add, name="new"),
    path("book/", desk.book, name="book"),
    path("<int:pk>/", desk.change, name="room"),
    path("bookings/<int:pk>/release/", desk.release, name="release"),
]
urlpatterns = [path("desk/c/<slug:slug>/rooms/", include((desk_patterns, "facilities_desk")))]
