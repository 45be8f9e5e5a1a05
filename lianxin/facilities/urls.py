from django.urls import include, path

from lianxin.facilities.desk import asks, facility, films, lending, rooms
from lianxin.facilities.portal import facilities, walk

portal_patterns = [
    path("", facilities.browse, name="list"),
    path("mine/", facilities.mine, name="mine"),
    path("mine/<int:pk>/<slug:verb>/", facilities.step, name="step"),
    path("photo/<uuid:key>/<str:size>/", walk.photo, name="photo"),
    path("sound/<uuid:key>/", walk.sound, name="sound"),
    path("<int:pk>/", facilities.show, name="show"),
    path("<int:pk>/ask/", facilities.ask, name="ask"),
    path("<int:pk>/<int:item>/", walk.exhibit, name="exhibit"),
]
desk_patterns = [
    path("", rooms.rooms, name="rooms"),
    path("all/", facility.browse, name="shelf"),
    path("new/", rooms.add, name="new"),
    path("book/", rooms.book, name="book"),
    path("asks/", asks.browse, name="asks"),
    path("asks/<int:pk>/<slug:verb>/", asks.step, name="ask_step"),
    path("people/<int:person>/unmask/", asks.unmask, name="unmask"),
    path("things/", lending.things, name="things"),
    path("things/new/", lending.add, name="new_thing"),
    path("things/<int:pk>/", lending.change, name="thing"),
    path("things/<int:pk>/lend/", lending.lend, name="lend"),
    path("loans/", lending.browse, name="loans"),
    path("loans/<int:pk>/<slug:verb>/", lending.step, name="loan_step"),
    path("films/", films.browse, name="films"),
    path("films/new/", films.add, name="new_film"),
    path("films/<int:pk>/", films.change, name="film"),
    path("exhibits/<int:pk>/", facility.change_exhibit, name="exhibit"),
    path("exhibits/<int:pk>/move/", facility.move_exhibit, name="move_exhibit"),
    path("visits/<int:pk>/take-back/", facility.take_back, name="take_back_visits"),
    path("bookings/<int:pk>/release/", rooms.release, name="release"),
    path("<int:pk>/", facility.show, name="facility"),
    path("<int:pk>/change/", rooms.change, name="room"),
    path("<int:pk>/cover/", rooms.cover, name="cover"),
    path("<int:pk>/exhibits/new/", facility.add_exhibit, name="new_exhibit"),
    path("<int:pk>/visits/", facility.visits, name="visits"),
    path("<int:pk>/codes.pdf", facility.codes, name="codes"),
]
urlpatterns = [
    path("x/<slug:code>/", walk.code, name="exhibit_code"),
    path("c/<slug:slug>/facilities/", include((portal_patterns, "facilities"))),
    path("desk/c/<slug:slug>/rooms/", include((desk_patterns, "facilities_desk"))),
]
