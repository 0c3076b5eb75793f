"""What the ledger's bench invents: facts of every kind of work, told by SQL from a seed."""

from kith.promises.benched.asking import ASKING
from kith.promises.benched.door import DOOR
from kith.promises.benched.shaken import SHAKEN
from kith.promises.benched.work import WORK

TOLD = (*WORK, *DOOR, *ASKING, *SHAKEN)
