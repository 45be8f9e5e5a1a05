"""What an account has been linked to."""

from allauth.socialaccount.models import SocialAccount

from lianxin.core.actor import Actor


def has_weixin(actor: Actor) -> bool:
    """Whether WeChat opens the reader's own account."""
    linked = SocialAccount.objects.filter(user_id=actor.user_id or 0, provider="weixin")
    return bool(linked.exists())
