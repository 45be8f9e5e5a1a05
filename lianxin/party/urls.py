from django.urls import include, path

from lianxin.party.desk import (
    commendation,
    convening,
    life,
    loop,
    meeting,
    overview,
    plans,
    posts,
    study,
)
from lianxin.party.portal import board, mine
from lianxin.party.portal import life as own_life
from lianxin.party.portal import loop as own_loop

portal_patterns = [
    path("life/", own_life.life, name="own_life"),
    path("life/<int:pk>/", own_life.meeting, name="own_meeting"),
    path("life/<int:pk>/leave/", own_life.ask_leave, name="ask_leave"),
    path("life/<int:pk>/check-in/", own_life.check_in, name="check_in"),
    path("board/", board.boards, name="boards"),
    path("board/<int:pk>/", board.sheet, name="board"),
    path("board/<int:pk>/sheet.pdf", board.on_paper, name="board_pdf"),
    path("commendations/<int:pk>/", board.commendation, name="commendation"),
    path("photo/<uuid:key>/<slug:size>/", board.picture, name="photo"),
    path("mine/", mine.mine, name="mine"),
    path("mine/study/", mine.studied, name="studied"),
    path("mine/study/hours/", mine.add_hours, name="add_hours"),
    path("mine/write/", mine.write, name="write"),
    path("mine/writings/<int:pk>/", mine.read, name="writing"),
    path("mine/strike/<slug:what>/<int:pk>/", mine.strike, name="strike"),
    path("mine/materials/<int:pk>/", mine.material, name="material"),
    path("mine/posts/", mine.own_posts, name="own_posts"),
    path("mine/posts/log/", mine.log, name="log"),
    path("mine/posts/<int:pk>/claim/", mine.claim, name="claim"),
    path("mine/claims/<int:pk>/give-up/", mine.give_up, name="give_up"),
    path("mine/pledge/", mine.pledge, name="pledge"),
    path("mine/shown/", mine.shown, name="shown"),
    path("mine/portrait/", mine.portrait, name="portrait"),
    path("mine/nominations/<int:pk>/agree/", mine.agree, name="agree"),
    path("mine/campaigns/<int:pk>/begin/", own_loop.begin, name="begin_loop"),
    path("mine/loops/<int:pk>/", own_loop.show, name="loop"),
    path("mine/loops/<int:pk>/<slug:verb>/", own_loop.step, name="loop_step"),
]
study_patterns = [
    path("study/", study.overview, name="study"),
    path("study/hours/", study.hours, name="study_hours"),
    path("study/members/<int:pk>/", study.member, name="study_member"),
    path("study/members/<int:pk>/write/", study.write, name="study_write"),
    path("study/writings/<int:pk>/", study.read, name="study_writing"),
    path("study/strike/<slug:what>/<int:pk>/", study.strike, name="study_strike"),
    path("study/campaigns/new/", study.begin, name="study_begin"),
    path("study/campaigns/<int:pk>/", study.campaign, name="campaign"),
    path("study/campaigns/<int:pk>/stages/", study.add_stage, name="study_stage"),
    path("study/campaigns/<int:pk>/materials/", study.add_material, name="study_material"),
    path("study/campaigns/<int:pk>/loops/", loop.begin, name="study_loops"),
    path("study/loops/<int:pk>/", loop.show, name="loop"),
    path("study/loops/<int:pk>/<slug:verb>/", loop.step, name="loop_step"),
]
post_patterns = [
    path("posts/", posts.posts, name="posts"),
    path("posts/scheme/", posts.set_up, name="post_scheme"),
    path("posts/new/", posts.open_post, name="post_new"),
    path("posts/board/", posts.board, name="post_board"),
    path("posts/<int:pk>/close/", posts.close_post, name="post_close"),
    path("posts/members/<int:pk>/", posts.member, name="post_member"),
    path("posts/members/<int:pk>/<slug:verb>/", posts.member_step, name="post_member_step"),
    path("posts/commendations/", commendation.commendations, name="commendations"),
    path("posts/commendations/new/", commendation.propose, name="commendation_new"),
    path("posts/commendations/<int:pk>/", commendation.commendation, name="commendation"),
    path("posts/commendations/<int:pk>/<slug:verb>/", commendation.step, name="commendation_step"),
]
life_patterns = [
    path("life/", life.life, name="life"),
    path("life/new/", convening.new, name="life_new"),
    path("life/paper/", convening.paper, name="life_paper"),
    path("life/meetings/", life.meetings, name="life_meetings"),
    path("life/meetings/<int:pk>/", meeting.show, name="life_meeting"),
    path("life/meetings/<int:pk>/plan/", convening.replan, name="life_replan"),
    path("life/meetings/<int:pk>/<slug:verb>/", meeting.step, name="life_step"),
    path(
        "life/meetings/<int:pk>/motions/<int:motion>/<slug:verb>/",
        meeting.motion_step,
        name="life_motion",
    ),
    path("life/meetings/<int:pk>/appraisals/<int:member>/", meeting.appraise, name="life_appraise"),
    path("life/branches/<int:pk>/", life.branch, name="life_branch"),
    path("life/branches/<int:pk>/<slug:verb>/", life.branch_step, name="life_branch_step"),
    path(
        "life/branches/<int:pk>/excusals/<int:excusal>/<slug:verb>/",
        life.excusal_step,
        name="life_excusal",
    ),
]
plan_patterns = [
    path("plans/", plans.plans, name="plans"),
    path("plans/new/", plans.new, name="plan_new"),
    path("plans/<int:pk>/", plans.show, name="plan"),
    path("plans/<int:pk>/ask/", plans.ask, name="plan_ask"),
    path("plans/<int:pk>/proposals/<int:place>/", plans.proposal, name="plan_proposal"),
    path("plans/<int:pk>/proposals/<int:place>/change/", plans.change, name="plan_change"),
    path("plans/<int:pk>/proposals/<int:place>/members/", plans.members, name="plan_members"),
    path("plans/<int:pk>/<slug:verb>/", plans.step, name="plan_step"),
]
desk_patterns = [
    *plan_patterns,
    path("", overview.overview, name="overview"),
    *life_patterns,
    *study_patterns,
    *post_patterns,
]
urlpatterns = [
    path("c/<slug:slug>/party/", include((portal_patterns, "party"))),
    path("desk/c/<slug:slug>/party/", include((desk_patterns, "party_desk"))),
]
