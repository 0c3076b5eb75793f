from django.apps import AppConfig


class MessagesConfig(AppConfig):
    name = "kith.messages"
    label = "messages"
