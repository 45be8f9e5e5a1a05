"""The roster out of a table and back: all members of it, or none."""

from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, connection, transaction
from django.db.models import Count, Q
from django.utils.translation import gettext as _

from lianxin.core.actor import Actor
from lianxin.core.errors import NotPermitted, OutOfOrder
from lianxin.core.models import SheetRun
from lianxin.core.sheets import running
from lianxin.party.models import Member
from lianxin.party.queries.access import leads_all
from lianxin.party.queries.judging import ROSTER
from lianxin.party.tasks.sheets import check_roster, write_roster


def send(actor: Actor, community_id: int, file: UploadedFile, *, now: datetime) -> SheetRun:
    """Keep a file with members, and let it be checked."""
    _require(actor, community_id)
    return running.send(actor, ROSTER, community_id, file, now=now, check=check_roster.enqueue)


@transaction.atomic
def confirm(actor: Actor, community_id: int, pk: int, *, now: datetime) -> SheetRun:
    """Let a table that was checked be written."""
    _require(actor, community_id)
    run = running.run_for(actor, ROSTER.kind, community_id, pk, lock=True)
    return running.confirm(actor, run, now=now, write=write_roster.enqueue)


@transaction.atomic
def drop(actor: Actor, community_id: int, pk: int, *, now: datetime) -> None:
    run = running.run_for(actor, ROSTER.kind, community_id, pk, lock=True)
    running.drop(actor, run, now=now)


@transaction.atomic
def undo(actor: Actor, community_id: int, pk: int, *, now: datetime) -> SheetRun:
    """Take the members of a table away again, where nothing was done with any of them since."""
    _require(actor, community_id)
    run = running.run_for(actor, ROSTER.kind, community_id, pk, lock=True)
    return running.undo(actor, run, now=now, take_back=_take_back)


def _require(actor: Actor, community_id: int) -> None:
    if not leads_all(actor, community_id):
        raise NotPermitted(_("名册的导入导出要由社区党委或党务工作者来做。"))


def _take_back(run: SheetRun) -> None:
    came = Member.objects.filter(sheet=run)
    moved = came.annotate(rows=Count("affiliations")).filter(Q(revision__gt=1) | Q(rows__gt=1))
    if (used := moved.count()) > 0:
        raise OutOfOrder(
            _("表里有 %(count)d 位党员已经改过或编过别的支部，不能整份撤销。") % {"count": used}
        )
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            # Nobody else ever deletes a member, so there is no way to by the models.
            cursor.execute("DELETE FROM party_member WHERE sheet_id = %s", [run.pk])
            connection.check_constraints(_pointing_here())
    except IntegrityError as error:
        raise OutOfOrder(_("表里的党员已经有了职务、转移或别的记录，不能整份撤销。")) from error


def _pointing_here() -> list[str]:
    """The tables with something that belongs to a member."""
    related = Member._meta.get_fields(include_hidden=True)
    tables = {
        each.related_model._meta.db_table
        for each in related
        if each.is_relation and each.auto_created and not each.concrete
        if each.related_model is not None and not isinstance(each.related_model, str)
    }
    return sorted(tables)
