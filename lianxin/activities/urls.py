from django.urls import include, path

from lianxin.activities.desk import activity as desk
from lianxin.activities.desk import shelf
from lianxin.activities.portal import activity, calendar, poster

ONE = "<int:pk>/"

portal_patterns = [
    path("", calendar.browse, name="list"),
    path("photo/<uuid:key>/<str:size>/", activity.photo, name="photo"),
    path(ONE, activity.show, name="show"),
    path(f"{ONE}mine/<str:token>/", activity.mine, name="mine"),
    path(f"{ONE}sign-up/", activity.sign_up, name="sign_up"),
    path(f"{ONE}cancel/", activity.cancel, name="cancel"),
    path(f"{ONE}confirm/", activity.confirm, name="confirm"),
    path(f"{ONE}feedback/", activity.feedback, name="feedback"),
    path(f"{ONE}here/<slug:code>/", activity.here, name="here"),
    path(f"{ONE}draw/", activity.lots, name="draw"),
    path(f"{ONE}poster/", poster.to_print, name="poster"),
    path(f"{ONE}poster.pdf", poster.on_paper, name="pdf"),
]
desk_patterns = [
    path("", shelf.browse, name="list"),
    path("days/", shelf.days, name="planner"),
    path("new/", shelf.new, name="new"),
    path("series/new/", shelf.new_series, name="new_series"),
    path(ONE, desk.show, name="activity"),
    path(f"{ONE}plan/", shelf.replan, name="replan"),
    path(f"{ONE}door/", desk.door, name="door"),
    path(f"{ONE}people/", desk.list_people, name="people"),
    path(f"{ONE}people/<int:person>/unmask/", desk.unmask, name="unmask"),
    path(f"{ONE}signups/<int:signup>/<slug:verb>/", desk.signup_step, name="signup_step"),
    path(f"{ONE}photos/<int:photo>/drop/", desk.drop_photo, name="drop_photo"),
    path(f"{ONE}<slug:verb>/", desk.step, name="step"),
]
urlpatterns = [
    path("c/<slug:slug>/activities/", include((portal_patterns, "activities"))),
    path("desk/c/<slug:slug>/activities/", include((desk_patterns, "activities_desk"))),
]
