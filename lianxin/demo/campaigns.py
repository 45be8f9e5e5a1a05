"""The campaigns of the story: their places, their days, what was found and cleaned."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from lianxin.core.http import local_day
from lianxin.demo.corps import Corps, Outing
from lianxin.demo.scenes import picture
from lianxin.demo.timing import MINUTE, Deed, clock
from lianxin.volunteers import actions
from lianxin.volunteers.models import Spot


def campaign(corps: Corps, row: Mapping[str, Any], now: datetime) -> Iterator[Deed]:
    """A campaign with its spots, outings and tasks; a late one still runs."""
    days = _Days(now, is_late=row.get("lately", False))
    first, last = (-24, 20) if days.is_late else row["span"]
    begins = clock(days.day(first), 9 * 60)
    made: dict[str, Any] = {}
    span = (days.day(first), days.day(last))
    yield Deed(begins, "campaign", partial(_begin, corps, row, made, span))
    for when, at, hours, people, spots in row["outings"]:
        service = {"clock": at, "hours": hours, "people": people, "team": row.get("team", "")}
        outing = Outing(corps, service, made, days.day(when), spots=spots)
        planned, held = outing.deeds()
        yield Deed(max(begins + MINUTE, min(planned.at, now - MINUTE)), "outing", planned.do)
        if held.at < now:
            yield held
    for task in row["tasks"]:
        yield from _task(corps, made, task, days)
    if row.get("outcome"):
        yield Deed(clock(days.day(last), 17 * 60), "end", partial(_end, corps, made, row))


@dataclass(frozen=True, slots=True)
class _Days:
    """Days as they stand in the file: of 2015 as they are, lately as days from today."""

    now: datetime
    is_late: bool

    def day(self, told: int | date) -> date:
        if isinstance(told, date):
            return told
        return local_day(self.now) + timedelta(days=told)


def _begin(
    corps: Corps,
    row: Mapping[str, Any],
    made: dict[str, Any],
    span: tuple[date, date],
    now: datetime,
) -> None:
    worker = corps.worker
    told = actions.CampaignTold(row["name"], row["what"], *span)
    campaign = actions.plan_campaign(worker, corps.community, told, now=now)
    yards = [
        place.pk
        for (community_id, _label), place in corps.world.town.places.items()
        if community_id == corps.community.pk and place.parent_id is None
    ]
    lanes = [actions.Lane(*lane) for lane in row["lanes"]]
    actions.add_spots(worker, campaign.pk, place_ids=yards, lanes=lanes, now=now)
    actions.begin_campaign(worker, campaign.pk, now=now)
    project = actions.plan_project(
        worker,
        corps.community,
        actions.ProjectTold(
            name=row["name"],
            beneficiary=row["beneficiary"],
            what=row["what"],
            venue=row.get("venue", f"{corps.community.name}各院落和街巷"),
            risk=row["risk"],
            team=corps.teams.get(row.get("team", "")),
            campaign=campaign,
        ),
        now=now,
    )
    actions.publish_project(worker, project.pk, now=now)
    made["campaign"], made["project"] = campaign.pk, project


def _task(corps: Corps, made: dict[str, Any], told: Sequence[Any], days: _Days) -> Iterator[Deed]:
    """What was found, and that it was cleaned; a nought stands for not yet."""
    _spot, _kind, words, found, cleaned, _outcome, _scene = told
    held: dict[str, int] = {}
    at = clock(days.day(found), 10 * 60)
    yield Deed(at, f"task {words}", partial(_report_task, corps, made, told, held))
    if cleaned:
        done = clock(days.day(cleaned), 11 * 60)
        yield Deed(done, f"clean {words}", partial(_clean_task, corps, told, held))


def _report_task(
    corps: Corps,
    made: dict[str, Any],
    told: Sequence[Any],
    held: dict[str, int],
    now: datetime,
) -> None:
    spot, kind, words, _found, _cleaned, _outcome, scene = told
    pk = Spot.objects.get(campaign=made["campaign"], name=spot).pk
    found = actions.Found(kind, words, _picture(scene, "before"))
    held["task"] = actions.report_task(corps.worker, pk, found, now=now).pk


def _clean_task(corps: Corps, told: Sequence[Any], held: dict[str, int], now: datetime) -> None:
    photo = _picture(told[6], "after")
    actions.clean_task(corps.worker, held["task"], words=told[5], photo=photo, now=now)


def _picture(scene: str, stage: str) -> SimpleUploadedFile | None:
    return picture(f"{scene}_{stage}") if scene else None


def _end(corps: Corps, made: dict[str, Any], row: Mapping[str, Any], now: datetime) -> None:
    actions.end_project(corps.worker, made["project"].pk, now=now)
    actions.end_campaign(corps.worker, made["campaign"], words=row["outcome"], now=now)
