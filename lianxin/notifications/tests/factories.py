import factory
from factory.django import DjangoModelFactory

from lianxin.accounts.tests.factories import UserFactory
from lianxin.core.secrets import blind_index
from lianxin.core.tests.factories import MONDAY
from lianxin.notifications.models import (
    Browser,
    Bulletin,
    Channel,
    Delivery,
    Gateway,
    Kind,
    Notice,
    Served,
    Wishes,
)


class NoticeFactory(DjangoModelFactory[Notice]):
    class Meta:
        model = Notice

    user = factory.SubFactory(UserFactory)
    community_id = 1
    subject_kind, subject_id = "matters.matter", factory.Sequence(int)
    title, url = "楼道灯不亮", "/c/x/"
    lines = factory.LazyFunction(lambda: [{"at": "", "text": "开工了", "mark": 1}])
    first_at = last_at = MONDAY


class WishesFactory(DjangoModelFactory[Wishes]):
    class Meta:
        model = Wishes

    user = factory.SubFactory(UserFactory)
    is_at_once = True

    class Params:
        mailed = factory.Trait(
            by_mail=True, mail=factory.Sequence("u{}@example.cn".format), mail_confirmed_at=MONDAY
        )


class BrowserFactory(DjangoModelFactory[Browser]):
    class Meta:
        model = Browser

    user = factory.SubFactory(UserFactory)
    endpoint = factory.Sequence("https://fcm.googleapis.com/{}".format)
    endpoint_index = factory.LazyAttribute(lambda browser: blind_index(browser.endpoint))
    p256dh, auth = "p", "a"
    name, added_at = "Chrome · Android", MONDAY


class GatewayFactory(DjangoModelFactory[Gateway]):
    class Meta:
        model = Gateway

    name, kind = "居民群", Kind.OTHER
    url, topics, added_at = "json://127.0.0.1:9/", ["honours"], MONDAY


class ServedFactory(DjangoModelFactory[Served]):
    class Meta:
        model = Served

    gateway = factory.SubFactory(GatewayFactory)
    community_id, is_sms = 1, False


class BulletinFactory(DjangoModelFactory[Bulletin]):
    class Meta:
        model = Bulletin

    community_id, topic, mark = 1, "honours", factory.Sequence(int)
    title, url, at = "停水通知", "/c/x/", MONDAY


class DeliveryFactory(DjangoModelFactory[Delivery]):
    class Meta:
        model = Delivery

    notice = factory.SubFactory(NoticeFactory)
    user = factory.SelfAttribute("notice.user")
    community_id, channel, mark = 1, Channel.MAIL, 1
    due_at = made_at = MONDAY
