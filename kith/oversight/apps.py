from django.apps import AppConfig


class OversightConfig(AppConfig):
    name = "kith.oversight"
    label = "oversight"
