"""What happens in the invented years: who does what at which moment, to what, and what they say."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Event:
    """One deed: `does` names a command and `says` holds its arguments.

    `of` is the label under which this child's story knows the thing that it is about ("contact-1"),
    `makes` the label of what it begins. People are user names, teams their codes.
    """

    at: datetime
    by: str
    does: str
    says: Mapping[str, Any] = field(default_factory=dict)
    of: str = ""
    makes: str = ""
