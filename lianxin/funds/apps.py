from django.apps import AppConfig


class FundsConfig(AppConfig):
    name = "lianxin.funds"
    label = "funds"
