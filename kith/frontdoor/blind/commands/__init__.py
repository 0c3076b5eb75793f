"""What is done with second looks; each is a command with a gate of its own."""

from kith.frontdoor.blind.commands.asking import ask_look
from kith.frontdoor.blind.commands.drawing import draw_looks
from kith.frontdoor.blind.commands.giving import Second, give_back, give_look
from kith.frontdoor.blind.commands.talking import talk_over

__all__ = ["Second", "ask_look", "draw_looks", "give_back", "give_look", "talk_over"]
