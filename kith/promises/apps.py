from django.apps import AppConfig


class PromisesConfig(AppConfig):
    name = "kith.promises"
    label = "promises"
