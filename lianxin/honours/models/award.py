"""An award's round: what is awarded and how, who is nominated, and what is said against it."""

import secrets
from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.models import RulePack
from lianxin.people.models import Person
from lianxin.places.models import Community

MOST_DEEDS = 5
"""What the vetting gives a nominee's deeds at the most."""


def new_token() -> str:
    return secrets.token_urlsafe(18)


class RoundState(models.TextChoices):
    DRAFT = "draft", _("没有公布")
    NOMINATING = "nominating", _("正在推荐")
    VETTING = "vetting", _("正在审核")
    NOTICED = "noticed", _("正在公示")
    VOTING = "voting", _("正在投票")
    COUNTED = "counted", _("票数已公布")
    ANNOUNCED = "announced", _("已经揭晓")
    CANCELLED = "cancelled", _("已取消")


SEEN_STATES = frozenset({RoundState.NOTICED, RoundState.VOTING, RoundState.COUNTED})
"""While these last the nominees stand for all to see, and so do those awarded afterwards."""
COUNTED_STATES = frozenset({RoundState.COUNTED, RoundState.ANNOUNCED})


class Subject(models.TextChoices):
    PERSON = "person", _("个人")
    HOUSEHOLD = "household", _("家庭")


class Voter(models.TextChoices):
    PERSON = "person", _("一人一票")
    HOUSEHOLD = "household", _("一户一票")


class Ties(models.TextChoices):
    DEEDS = "deeds", _("总分相同的，事迹分高的在前；还相同的，一起评上")
    ALL = "all", _("总分相同的，一起评上")


class Round(models.Model):
    """One round of an award, with all that decides it set down before anybody is nominated."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    name = models.CharField(max_length=60)
    honour = models.CharField(max_length=40)
    """As what they are honoured, on the certificate."""
    what = models.CharField(max_length=1000)
    subject = models.CharField(max_length=10, choices=Subject, default=Subject.PERSON)
    seats = models.PositiveSmallIntegerField()
    votes_each = models.PositiveSmallIntegerField()
    """How many a ballot may name at the most."""
    voter = models.CharField(max_length=10, choices=Voter, default=Voter.PERSON)
    residents = models.PositiveSmallIntegerField()
    """The weight of the residents' ballots, in hundredths, as those of the jury and the deeds."""
    jury = models.PositiveSmallIntegerField()
    deeds = models.PositiveSmallIntegerField()
    jury_words = models.CharField(max_length=200, blank=True)
    """Who sits on the jury, in words for all."""
    ties = models.CharField(max_length=10, choices=Ties, default=Ties.DEEDS)
    nominate_until = models.DateField()
    vote_until = models.DateField()
    state = models.CharField(max_length=10, choices=RoundState, default=RoundState.DRAFT)
    opened_at = models.DateTimeField(null=True, blank=True)
    notice_until = models.DateField(null=True, blank=True)
    notice_rule = models.ForeignKey(
        RulePack, models.PROTECT, null=True, blank=True, related_name="+"
    )
    result_until = models.DateField(null=True, blank=True)
    """The last day on which the count can be objected to, by `result_rule`."""
    result_rule = models.ForeignKey(
        RulePack, models.PROTECT, null=True, blank=True, related_name="+"
    )
    announced_at = models.DateTimeField(null=True, blank=True)
    sealed_at = models.DateTimeField(null=True, blank=True)
    """Since when nothing leads from a voter to a ballot any more, nor to a device."""
    outcome = models.CharField(max_length=500, blank=True)
    papers_out = models.PositiveIntegerField(default=0)
    papers_in = models.PositiveIntegerField(default=0)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                name="award_state_is_known",
                condition=Q(
                    state__in=RoundState.values,
                    subject__in=Subject.values,
                    voter__in=Voter.values,
                    ties__in=Ties.values,
                ),
            ),
            CheckConstraint(
                name="award_has_a_name_and_a_purpose",
                condition=~Q(name="") & ~Q(what="") & ~Q(honour=""),
            ),
            CheckConstraint(
                name="award_weights_make_a_hundred",
                condition=Q(deeds=100 - F("residents") - F("jury")),
            ),
            CheckConstraint(name="award_is_never_decided_by_votes_alone", condition=Q(deeds__gt=0)),
            CheckConstraint(
                name="award_lets_somebody_vote", condition=Q(residents__gt=0) | Q(jury__gt=0)
            ),
            CheckConstraint(
                name="award_has_seats_and_choices", condition=Q(seats__gte=1, votes_each__gte=1)
            ),
            CheckConstraint(
                name="award_is_voted_on_after_nominations_end",
                condition=Q(vote_until__gt=F("nominate_until")),
            ),
            CheckConstraint(
                name="award_is_not_voted_on_before_its_notice",
                condition=~Q(state__in=["noticed", "voting", "counted", "announced"])
                | Q(notice_until__isnull=False, notice_rule__isnull=False),
            ),
            CheckConstraint(
                name="award_is_not_announced_before_its_count",
                condition=~Q(state__in=["counted", "announced"])
                | Q(result_until__isnull=False, result_rule__isnull=False),
            ),
            CheckConstraint(
                name="award_is_announced_or_undated",
                condition=Q(state="announced", announced_at__isnull=False)
                | (~Q(state="announced") & Q(announced_at__isnull=True)),
            ),
            CheckConstraint(
                name="award_has_no_more_papers_back_than_out",
                condition=Q(papers_in__lte=F("papers_out")),
            ),
            models.UniqueConstraint(
                fields=["community", "name"], name="award_is_named_once_in_a_community"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["community", "state", "id"], name="award_by_state"),
            models.Index(fields=["community", "announced_at"], name="award_by_day"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def shows_nominees(self) -> bool:
        return self.state in SEEN_STATES

    @property
    def is_counted(self) -> bool:
        return self.state in COUNTED_STATES


class NomineeState(models.TextChoices):
    ASKED = "asked", _("等本人同意")
    AGREED = "agreed", _("本人同意了")
    DECLINED = "declined", _("本人不参加")
    FIT = "fit", _("审核通过")
    DROPPED = "dropped", _("没有列入")
    WITHDRAWN = "withdrawn", _("本人退出了")


LIVE = frozenset({NomineeState.ASKED, NomineeState.AGREED, NomineeState.FIT})


class Nominee(models.Model):
    """Somebody, or a household by one of its people, who is proposed and must agree."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="nominees")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    name = models.CharField(max_length=60)
    """The household's too, e.g. 王桂芬家庭."""
    words = models.CharField(max_length=1000)
    by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    """Who proposed them; null where staff wrote it down."""
    token = models.CharField(max_length=32, unique=True, default=new_token)
    """What the link carries by which they answer without an account."""
    state = models.CharField(max_length=10, choices=NomineeState, default=NomineeState.ASKED)
    number = models.PositiveSmallIntegerField(null=True, blank=True)
    """On the ballot."""
    score = models.PositiveSmallIntegerField(null=True, blank=True)
    """What the vetting gives their deeds, of MOST_DEEDS."""
    reason = models.CharField(max_length=200, blank=True)
    nominated_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    is_awarded = models.BooleanField(default=False)
    certificate = models.CharField(max_length=24, blank=True)
    code = models.CharField(max_length=24, blank=True)
    holder_index = models.CharField(max_length=64, blank=True)
    """Keyed hash of the name that the certificate says."""

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                name="nominee_state_is_known", condition=Q(state__in=NomineeState.values)
            ),
            CheckConstraint(
                name="nominee_has_a_name_and_deeds", condition=~Q(name="") & ~Q(words="")
            ),
            CheckConstraint(
                name="nobody_is_nominated_without_an_answer",
                condition=Q(state="asked", answered_at__isnull=True)
                | (~Q(state="asked") & Q(answered_at__isnull=False)),
            ),
            CheckConstraint(
                name="nominee_found_fit_has_a_score",
                condition=~Q(state="fit")
                | Q(score__isnull=False, score__gte=1, score__lte=MOST_DEEDS),
            ),
            CheckConstraint(
                name="nominee_who_is_dropped_is_told_why",
                condition=~Q(state="dropped") | ~Q(reason=""),
            ),
            CheckConstraint(
                name="only_who_was_on_the_ballot_is_awarded",
                condition=Q(is_awarded=False) | Q(number__isnull=False),
            ),
            CheckConstraint(
                name="only_who_is_awarded_has_a_certificate",
                condition=Q(certificate="", code="", holder_index="")
                | (Q(is_awarded=True) & ~Q(certificate="") & ~Q(code="") & ~Q(holder_index="")),
            ),
            models.UniqueConstraint(
                fields=["round", "person"],
                condition=Q(state__in=sorted(LIVE)),
                name="person_is_nominated_once_in_a_round",
            ),
            models.UniqueConstraint(
                fields=["round", "number"], name="ballot_number_is_used_once_in_a_round"
            ),
            models.UniqueConstraint(
                fields=["code"], condition=~Q(code=""), name="award_code_is_used_once"
            ),
        ]

    def __str__(self) -> str:
        return f"nominee {self.pk}"


class Objection(models.Model):
    """What somebody has against a nominee or the count, and what was answered."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="objections")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    is_of_result = models.BooleanField()
    """Against the count, not the notice."""
    words = models.CharField(max_length=500)
    at = models.DateTimeField()
    answer = models.CharField(max_length=500, blank=True)
    is_upheld = models.BooleanField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="objection_says_something", condition=~Q(words="")),
            CheckConstraint(
                name="objection_is_answered_in_words_or_open",
                condition=Q(answer="", answered_at__isnull=True, is_upheld__isnull=True)
                | (
                    ~Q(answer="")
                    & Q(
                        answered_at__isnull=False,
                        answered_at__gte=F("at"),
                        is_upheld__isnull=False,
                    )
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"objection {self.pk}"
