"""A mediation's agreement on paper, to be signed."""

from datetime import date
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from lianxin.core.press import MARK, typeset
from lianxin.core.templatetags.lx import full_date
from lianxin.council.queries.mediation import CaseFile

TEMPLATE = Path(__file__).parents[1] / "paper/agreement.typ"


def agreement(case: CaseFile, *, today: date) -> bytes:
    """A PDF of what the parties agreed on, with a line for each to sign on."""
    return typeset(TEMPLATE, _told(case), today=today)


SIDES = ("甲", "乙", "丙", "丁")


def _parties(case: CaseFile) -> list[list[str]]:
    """Each party's side, name and day of signing."""
    return [
        [
            _("%(side)s方") % {"side": side},
            each.name,
            full_date(each.signed_at) if each.signed_at else "",
        ]
        for side, each in zip(SIDES, case.parties, strict=False)
    ]


def _told(case: CaseFile) -> dict[str, Any]:
    mediation = case.mediation
    community = mediation.community
    committee = _("%(street)s%(name)s人民调解委员会") % {
        "street": community.subdistrict.name,
        "name": community.name,
    }
    return {
        "mark": MARK.read_text(encoding="utf8"),
        "title": _("人民调解协议书"),
        "about": _("纠纷：%(title)s") % {"title": mediation.title},
        "facts": mediation.words,
        "facts_head": _("经过"),
        "terms": [line.strip() for line in mediation.terms.splitlines() if line.strip()],
        "terms_head": _("经调解，双方自愿达成如下协议："),
        "parties": _parties(case),
        "sign": _("签名"),
        "day": _("日期"),
        "mediator": [_("调解员"), mediation.mediator.name],
        "committee": committee,
        "seal": _("（盖章）"),
        "effective": _("%(day)s起生效") % {"day": full_date(mediation.effective_on)}
        if mediation.effective_on
        else _("自各方签名、调解员签名并加盖印章之日起生效"),
        "notes": [
            _("人民调解不收取任何费用。"),
            _(
                "协议有法律约束力，双方应当照着做。生效之日起三十日内，双方可以共同"
                "向人民法院申请司法确认。"
            ),
            _("本协议由当事人各执一份，人民调解委员会留存一份。"),
        ],
    }
