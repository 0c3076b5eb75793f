"""Reads of the ledger. Whose rows come back is the database's business; how they stand is here."""

from kith.promises.queries.board import Board, WorkerRow, board
from kith.promises.queries.causes import CauseRow, Causes, causes
from kith.promises.queries.lists import OwedList, child_promises, owed_list
from kith.promises.queries.one import PromisePage, Said, Told, promise_page
from kith.promises.queries.reading import owed_from
from kith.promises.queries.worklist import Worklist, worklist

__all__ = [
    "Board",
    "CauseRow",
    "Causes",
    "OwedList",
    "PromisePage",
    "Said",
    "Told",
    "WorkerRow",
    "Worklist",
    "board",
    "causes",
    "child_promises",
    "owed_from",
    "owed_list",
    "promise_page",
    "worklist",
]
