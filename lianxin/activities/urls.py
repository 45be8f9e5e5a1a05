from django.urls import include, path

from lianxin.activities.desk import activity as desk
from lianxin.activities.desk import courses as courses_desk
from lianxin.activities.desk import lessons, shelf
from lianxin.activities.desk import teams as teams_desk
from lianxin.activities.portal import activity, calendar, courses, films, poster, teams

ONE = "<int:pk>/"

portal_patterns = [
    path("", calendar.browse, name="list"),
    path("photo/<uuid:key>/<str:size>/", activity.photo, name="photo"),
    path("films/<int:pk>/", films.show, name="film"),
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
    path("series/<int:pk>/", shelf.change_series, name="series"),
    path(ONE, desk.show, name="activity"),
    path(f"{ONE}plan/", shelf.replan, name="replan"),
    path(f"{ONE}door/", desk.door, name="door"),
    path(f"{ONE}people/", desk.list_people, name="people"),
    path(f"{ONE}people/<int:person>/unmask/", desk.unmask, name="unmask"),
    path(f"{ONE}signups/<int:signup>/<slug:verb>/", desk.signup_step, name="signup_step"),
    path(f"{ONE}photos/<int:photo>/drop/", desk.drop_photo, name="drop_photo"),
    path(f"{ONE}<slug:verb>/", desk.step, name="step"),
]
course_patterns = [
    path("", courses.browse, name="list"),
    path("wish/", courses.wish, name="wish"),
    path("wishes/<int:pk>/take-back/", courses.take_back, name="take_back"),
    path(ONE, courses.show, name="show"),
    path(f"{ONE}mine/<str:token>/", courses.mine, name="mine"),
    path(f"{ONE}certificate/", courses.certificate, name="certificate"),
]
course_desk_patterns = [
    path("", courses_desk.browse, name="list"),
    path("wishes/name/", courses_desk.name_wishes, name="name_wishes"),
    path("wishes/<int:person>/unmask/", courses_desk.unmask_wisher, name="unmask_wisher"),
    path("new/", courses_desk.new, name="new"),
    path(ONE, courses_desk.show, name="course"),
    path(f"{ONE}rewrite/", courses_desk.rewrite, name="rewrite"),
    path(f"{ONE}sessions/", lessons.add, name="add_session"),
    path(f"{ONE}sessions/<int:session>/move/", lessons.move, name="move_session"),
    path(f"{ONE}sessions/<int:session>/drop/", lessons.drop, name="drop_session"),
    path(f"{ONE}sessions/<int:session>/roll/", lessons.roll, name="roll"),
    path(f"{ONE}people/<int:person>/unmask/", lessons.unmask, name="unmask"),
    path(f"{ONE}people/<int:person>/certificate/", lessons.certificate, name="certificate"),
    path(f"{ONE}<slug:verb>/", courses_desk.step, name="step"),
]
team_patterns = [
    path("", teams.browse, name="list"),
    path(ONE, teams.show, name="show"),
    path(f"{ONE}ask/", teams.ask, name="ask"),
    path(f"{ONE}members/<int:member>/name/", teams.name, name="name"),
    path(f"{ONE}members/<int:member>/<slug:verb>/", teams.step, name="step"),
]
team_desk_patterns = [
    path("", teams_desk.browse, name="list"),
    path("new/", teams_desk.new, name="new"),
    path(ONE, teams_desk.show, name="team"),
    path(f"{ONE}change/", teams_desk.change, name="change"),
    path(f"{ONE}disband/", teams_desk.disband, name="disband"),
    path(f"{ONE}enter/<slug:what>/", teams_desk.enter, name="enter"),
    path(f"{ONE}people/<int:person>/unmask/", teams_desk.unmask, name="unmask"),
    path(
        f"{ONE}rehearsals/<int:rehearsal>/drop/",
        teams_desk.drop_rehearsal,
        name="drop_rehearsal",
    ),
    path(f"{ONE}members/<int:member>/<slug:verb>/", teams_desk.member_step, name="member_step"),
]
urlpatterns = [
    path("c/<slug:slug>/activities/", include((portal_patterns, "activities"))),
    path("c/<slug:slug>/courses/", include((course_patterns, "courses"))),
    path("c/<slug:slug>/teams/", include((team_patterns, "teams"))),
    path("desk/c/<slug:slug>/activities/", include((desk_patterns, "activities_desk"))),
    path("desk/c/<slug:slug>/courses/", include((course_desk_patterns, "courses_desk"))),
    path("desk/c/<slug:slug>/teams/", include((team_desk_patterns, "teams_desk"))),
]
