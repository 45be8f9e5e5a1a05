from django.apps import AppConfig


class PartyConfig(AppConfig):
    name = "lianxin.party"
    label = "party"
