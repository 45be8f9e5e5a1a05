from django.apps import AppConfig


class GatewayConfig(AppConfig):
    name = "lianxin.gateway"
    label = "gateway"
