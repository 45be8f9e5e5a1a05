"""Which form and which action belong to each verb of awards, announcements and the wall."""

from django.utils.translation import gettext_lazy

from lianxin.honours import actions
from lianxin.honours.forms import awards as forms
from lianxin.honours.forms import showing
from lianxin.volunteers.deeds import Deed

DEEDS = {
    "open": Deed(forms.Asked, actions.open_round, gettext_lazy("公布了，大家可以推荐了。")),
    "close": Deed(forms.Asked, actions.close_nominations, gettext_lazy("推荐截止，逐个审核吧。")),
    "judge": Deed(forms.Judge, actions.judge, gettext_lazy("审核好了一位。")),
    "notice": Deed(forms.Asked, actions.notice, gettext_lazy("公示了，大家可以提异议。")),
    "send_back": Deed(forms.Reason, actions.send_back, gettext_lazy("退回重新审核了。")),
    "seat": Deed(forms.Seat, actions.seat_juror, gettext_lazy("评委定好了一位。")),
    "begin": Deed(forms.Asked, actions.begin_vote, gettext_lazy("投票开始了。")),
    "hand_out": Deed(forms.HandOut, actions.hand_out, gettext_lazy("记下了，请他从票堆里拿一张。")),
    "read_paper": Deed(forms.ReadPaper, actions.read_paper, gettext_lazy("录好了这一张。")),
    "count": Deed(forms.Asked, actions.count_votes, gettext_lazy("票数公布了，谁都可以重算。")),
    "set_aside": Deed(forms.Aside, actions.set_aside, gettext_lazy("这些票不计了，理由会公布。")),
    "announce": Deed(forms.Reason, actions.announce, gettext_lazy("揭晓了，证书也做好了。")),
    "cancel": Deed(forms.Reason, actions.cancel_round, gettext_lazy("这次评选取消了。")),
}
AGREE = {"agree": Deed(forms.AgreedOnPaper, actions.agree, gettext_lazy("记下本人同意了。"))}
DECLINE = {"decline": Deed(forms.Asked, actions.decline, gettext_lazy("记下本人不参加。"))}
ANSWER = {"answer": Deed(forms.Answers, actions.answer, gettext_lazy("答复了，大家看得到。"))}

NOTICE_DEEDS = {
    "publish": Deed(forms.Asked, actions.publish, gettext_lazy("发布了，会提醒有关的人。")),
    "pin": Deed(forms.Asked, actions.pin, gettext_lazy("改好了。")),
    "withdraw": Deed(
        forms.Reason,
        actions.withdraw_announcement,
        gettext_lazy("撤回了，原处写着“已撤回”和理由。"),
    ),
}
STORY_DEEDS = {
    "name": Deed(showing.NameShown, actions.name_shown, gettext_lazy("写上了，问问本人同不同意。")),
    "edit": Deed(showing.EditStory, actions.edit_story, gettext_lazy("改好了。")),
    "drop_photo": Deed(forms.Asked, actions.drop_photo, gettext_lazy("照片去掉了。")),
    "show": Deed(forms.Asked, actions.show_story, gettext_lazy("看过了，都同意的就在墙上。")),
    "decline": Deed(forms.Reason, actions.decline_story, gettext_lazy("这一条不上墙。")),
    "take_down": Deed(forms.Reason, actions.take_down, gettext_lazy("撤下来了。")),
}
