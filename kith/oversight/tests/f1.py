"""SPEC F1 as this package reads it, an indicator a line, so that no word changes unnoticed.

Code, unit, which way is better, what it looks at, where its rule comes from (`~`: nobody has
confirmed it yet), who owns it, and which pieces of work it waits for.
"""

from typing import NamedTuple

TABLE = """\
AC-01  share down now   X  team_manager        live
AC-02  count down now   X  team_manager        supervision
AC-03  days  down now   X  team_manager        supervision; exploitation work
AC-04  count down now   X  team_manager        the children's records
AL-01  share up   weeks X  team_manager        allocation
AL-02  count down now   P  team_manager        live
AS-01  share up   weeks P  team_manager        exploitation work
AS-02  count down now   X  team_manager        exploitation work
AS-03  count down now   X  head_of_service     exploitation work
AS-04  share up   weeks S~ team_manager        live
AS-05  share up   weeks P~ team_manager        the assessment editor
AS-06  share up   weeks X  auditor             the assessment editor
AS-07  share up   weeks X  team_manager        the assessment editor
AS-08  share up   now   P  team_manager        the children's records
AS-09  share up   weeks X  auditor             the audit desk
AU-01  share up   weeks P  auditor             the audit desk
AU-02  share up   weeks X  auditor             the audit desk
AU-03  share up   weeks X  auditor             the audit desk
AU-04  share up   weeks X  auditor             the audit desk
AU-05  share up   weeks X  team_manager        the audit desk
AU-06  share up   weeks X  auditor             the audit desk
AU-07  share up   weeks X  auditor             the audit desk
BC-01  share up   weeks X  head_of_service     exploitation work
CA-01  ratio down now   X  team_manager        capacity
CA-02  share down now   P~ team_manager        capacity
CA-03  share down now   P  head_of_service     the workforce's records
CA-04  days  up   now   X  head_of_service     capacity
CA-05  share down now   X  head_of_service     live
CA-06  days  down now   X  director            exploitation work
CA-07  share up   weeks X  director            capacity
CO-01  share up   weeks X  head_of_service     plans; contexts
CO-02  share up   weeks X  head_of_service     contexts
CO-03  ratio down now   X  analyst             demand
DI-01  share up   weeks X  head_of_service     the network; the missing children work
ED-01  share down now   X  virtual_school      the schools' feed
ED-02  count down now   X  virtual_school      the schools' feed
ED-03  share up   weeks X  virtual_school      the schools' feed
EQ-01  ratio down weeks X  director            exploitation work; allocation; \
the missing children work
EX-01  share up   weeks X  team_manager        exploitation work
EX-02  share up   weeks X  team_manager        exploitation work
EX-03  share up   weeks P  team_manager        exploitation work
EX-04  share up   weeks X  team_manager        exploitation work
EX-05  share up   weeks X  team_manager        exploitation work
EX-06  share up   weeks P  team_manager        exploitation work
EX-07  share down weeks X  head_of_service     exploitation work
EX-08  share up   weeks X  analyst             exploitation work
EX-09  share down weeks X  auditor             exploitation work
EX-10  share up   weeks X  team_manager        exploitation work
FD-01  ratio down weeks P  mash_manager        live
FD-02  share up   weeks S~ mash_manager        live
FD-02b share up   weeks X  mash_manager        live
FD-03  share up   weeks P  mash_manager        live
FD-04  share up   weeks X  mash_manager        the front door
FD-05  share up   weeks P  mash_manager        live
FD-06  share up   weeks P  mash_manager        live
FD-07  share down weeks X  mash_manager        live
FD-08  share up   weeks X  mash_manager        live
FD-09  share up   weeks X  head_of_service     live
FD-10  share down weeks P  head_of_service     live
FD-11  share up   weeks P  team_manager        live
FD-12  count down now   X  mash_manager        live
FD-13  share up   weeks P  mash_manager        live
FD-14  share up   weeks X  mash_manager        live
FD-15  share down weeks X  head_of_service     exploitation work
FD-16  count down now   X  mash_manager        live
HE-01  share up   weeks X  team_manager        exploitation work
HE-02  count down now   P  head_of_service     health
HE-03  share up   now   X  head_of_service     health
IG-01  share up   weeks X  ig_lead             sharing
IN-01  hours down weeks X  analyst             inspection
LE-01  share up   weeks X  head_of_service     the learning ledger
LE-02  share up   weeks X  director            the learning ledger
LE-03  share up   now   X  director            the learning ledger
MI-01  share up   weeks P  missing_coordinator the missing children work
MI-02  share up   now   P  missing_coordinator the missing children work
MI-03  share up   now   X  missing_coordinator the missing children work
MI-04  share up   weeks X  missing_coordinator the missing children work
MI-05  hours down weeks X  missing_coordinator the missing children work
MI-06  share up   weeks L~ team_manager        the missing children work
NR-01  share up   weeks X  team_manager        exploitation work
NR-02  share up   weeks P  team_manager        exploitation work
NR-03  count down now   X  team_manager        exploitation work
NR-04  count down now   X  yjs_officer         exploitation work
OC-01  share up   now   X  director            exploitation work
PM-01  share up   now   P  team_manager        the network
PM-02  share up   weeks X  peace_worker        the network
PM-03  share up   now   X  ig_lead             the network
RH-01  share up   weeks X  missing_coordinator the missing children work
RH-02  share up   weeks S  missing_coordinator the missing children work
RH-03  share up   weeks X  missing_coordinator the missing children work
RH-04  share down weeks X  missing_coordinator the missing children work
RH-05  share up   weeks X  missing_coordinator the missing children work
RH-06  share up   weeks X  missing_coordinator the missing children work
RH-07  share up   weeks X  team_manager        the missing children work
RH-08  share up   weeks L~ missing_coordinator the missing children work
RH-09  share up   weeks X  missing_coordinator the missing children work
SP-01  share up   weeks X  team_manager        exploitation work
SP-02  share up   weeks X  team_manager        exploitation work
SP-03  share down now   X  team_manager        exploitation work
SR-01  share up   now   P  head_of_service     exploitation work
SU-01  share up   weeks P  head_of_service     supervision
SU-02  share up   weeks P  team_manager        supervision
SU-03  share up   weeks X  auditor             supervision
SU-04  score down weeks X  head_of_service     supervision
SU-05  share up   weeks X  team_manager        supervision
TH-01  share up   weeks L~ team_manager        live
TH-02  share up   weeks L~ head_of_service     live
TH-03  count down now   X  head_of_service     live
TH-04  share up   weeks S~ head_of_service     live
TH-05  share up   weeks X  head_of_service     the strategy record
TH-06  count down weeks X  head_of_service     the strategy record
TH-07  share up   weeks S~ chair               live
TH-08  share up   weeks S~ chair               live
TH-09  share up   weeks P  team_manager        the children's records
VI-01  share up   weeks P  team_manager        live
VI-02  share up   weeks X  team_manager        the children's records
VI-03  share up   now   X  team_manager        the children's records
VI-04  ratio down weeks X  auditor             the children's records
WC-01  share down now   X  team_manager        allocation
WC-02  share up   weeks X  team_manager        allocation
WC-03  score down weeks X  head_of_service     allocation
WF-01  share up   weeks X  head_of_service     the workforce's records
WF-02  share up   now   P  head_of_service     the workforce's records
WF-03  share up   now   X  head_of_service     the workforce's records
WF-04  share up   now   X  head_of_service     the workforce's records
"""


class Row(NamedTuple):
    """One line of the table."""

    code: str
    unit: str
    better: str
    window: str
    tag: str
    owner: str
    waits_for: tuple[str, ...]


def row(line: str) -> Row:
    """Read one line."""
    code, unit, better, window, tag, owner, needs = line.split(maxsplit=6)
    return Row(code, unit, better, window, tag, owner, tuple(needs.split("; ")))


ROWS = tuple(map(row, TABLE.splitlines()))
