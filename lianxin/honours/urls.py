from django.urls import include, path

from lianxin.honours.desk import announcements as desk_announcements
from lianxin.honours.desk import awards as desk_awards
from lianxin.honours.desk import brands as desk_brands
from lianxin.honours.desk import wall as desk_wall
from lianxin.honours.portal import announcements, awards, wall

portal_patterns = [
    path("awards/", awards.awards, name="awards"),
    path("awards/<int:pk>/", awards.award, name="award"),
    path("awards/<int:pk>/propose/", awards.propose, name="propose"),
    path("awards/<int:pk>/vote/", awards.vote, name="vote"),
    path("awards/<int:pk>/object/", awards.objects, name="object"),
    path("awards/<int:pk>/recount/", awards.recounted, name="recount"),
    path("awards/<int:pk>/ballots.json", awards.ballots, name="ballots"),
    path("awards/asked/<str:token>/", awards.asked, name="asked_award"),
    path("awards/nominees/<int:pk>/", awards.own, name="own"),
    path("awards/nominees/<int:pk>.pdf", awards.certificate, name="certificate"),
    path("wall/", wall.wall, name="wall"),
    path("wall/tell/", wall.tell, name="tell"),
    path("wall/screen/", wall.screen, name="screen"),
    path("wall/poster.pdf", wall.poster, name="poster"),
    path("wall/mine/", wall.asked, name="asked"),
    path("wall/shown/<int:pk>/", wall.answer, name="answer"),
    path("wall/asked/<str:token>/", wall.asked_by_link, name="asked_by_link"),
    path("wall/photo/<uuid:key>/<slug:size>/", wall.photo, name="photo"),
    path("wall/<int:pk>/", wall.story, name="story"),
    path("wall/<int:pk>/thank/", wall.thank, name="thank"),
    path("announcements/", announcements.announcements, name="announcements"),
    path("announcements/<int:pk>/", announcements.announcement, name="announcement"),
    path("announcements/file/<uuid:key>/", announcements.attachment, name="attachment"),
    path("brands/", announcements.brands, name="brands"),
    path("brands/<int:pk>/", announcements.brand, name="brand"),
]
desk_patterns = [
    path("announcements/", desk_announcements.announcements, name="announcements"),
    path("announcements/new/", desk_announcements.new, name="new_announcement"),
    path("announcements/<int:pk>/", desk_announcements.announcement, name="announcement"),
    path(
        "announcements/<int:pk>/rewrite/", desk_announcements.rewrite, name="rewrite_announcement"
    ),
    path(
        "announcements/<int:pk>/files/<int:attachment>/", desk_announcements.detach, name="detach"
    ),
    path("announcements/<int:pk>/<slug:verb>/", desk_announcements.step, name="announcement_step"),
    path("awards/", desk_awards.awards, name="awards"),
    path("awards/new/", desk_awards.new, name="new_award"),
    path("awards/<int:pk>/", desk_awards.award, name="award"),
    path("awards/<int:pk>/rewrite/", desk_awards.rewrite, name="rewrite_award"),
    path("awards/<int:pk>/jurors/<int:juror>/", desk_awards.unseat, name="unseat"),
    path("awards/<int:pk>/<slug:verb>/", desk_awards.step, name="award_step"),
    path("nominees/<int:pk>/<slug:verb>/", desk_awards.nominee_step, name="nominee_step"),
    path("objections/<int:pk>/", desk_awards.answer, name="answer_objection"),
    path("wall/", desk_wall.wall, name="wall"),
    path("wall/boards/", desk_wall.new_board, name="new_board"),
    path("wall/boards/<int:pk>/close/", desk_wall.close_board, name="close_board"),
    path("wall/shown/<int:pk>/", desk_wall.answer, name="answer_shown"),
    path("wall/<int:pk>/", desk_wall.story, name="story"),
    path("wall/<int:pk>/photo/", desk_wall.photo, name="story_photo"),
    path("wall/<int:pk>/<slug:verb>/", desk_wall.step, name="story_step"),
    path("brands/", desk_brands.brands, name="brands"),
    path("brands/<int:pk>/", desk_brands.brand, name="brand"),
    path("brands/<int:pk>/ties/<int:tie>/", desk_brands.untie, name="untie"),
    path("brands/<int:pk>/<slug:verb>/", desk_brands.step, name="brand_step"),
]
verifying_patterns = [path("honours/verify/<str:code>/", awards.verify, name="verify")]
urlpatterns = [
    path("", include((verifying_patterns, "honours_verify"))),
    path("c/<slug:slug>/", include((portal_patterns, "honours"))),
    path("desk/c/<slug:slug>/honours/", include((desk_patterns, "honours_desk"))),
]
