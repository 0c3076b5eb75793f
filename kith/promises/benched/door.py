"""Word of each child at the front door: arrived, graded, screened, decided, taken on, helped."""

from functools import partial

from kith.promises.benched.told import Told

RAG = "(ARRAY['RED', 'AMBER', 'GREEN'])[1 + f.child % 3]"
AT = "60 * (child % 24) + child % 60"

contact = partial(
    Told, work="contact", most=0, day="begins", one_thread=True, of="contact", minutes=AT
)
piece = partial(Told, most=0, day="begins", one_thread=True, of="contact", minutes=AT)

ARRIVED = """jsonb_build_object('contact', f.child, 'channel', 'telephone',
  'inbox', CASE f.child % 4 WHEN 0 THEN 'police' ELSE '' END, 'professional', f.child % 5 > 0,
  'red_suspect', f.child % 3 = 0, 'danger', f.child % 9 = 0, 'walked_in', f.child % 14 = 0,
  'child', CASE f.child % 11 WHEN 0 THEN 'unknown' ELSE 'known' END)"""
GRADED = f"jsonb_build_object('rag', {RAG}, 'screen', f.child % 2 = 0)"
SCREENED = """jsonb_build_object('result', 'positive', 'specialist', f.child % 4 = 0,
  'gap', f.child % 6 = 0)"""
DECIDED = f"""jsonb_build_object('outcome', 'assess', 'rag', {RAG}, 'tell', f.child % 5 > 0,
  'professional', f.child % 5 > 0, 'incomplete', f.child % 7 = 0)"""
REFERRED = f"""jsonb_build_object('contact', f.child, 'nfa', false, 'rag', {RAG}, 'see', {RAG},
  'professional', f.child % 5 > 0)"""
SEEN = f"""jsonb_build_object('worker', 1 + f.child % 500, 'role', 'social_worker', 'see', {RAG})"""

DOOR = (
    contact("contact.arrived", data=ARRIVED),
    contact("contact.opened", minutes=f"{AT} + child % 90", where="child % 13 > 0"),
    contact("contact.graded", minutes=f"{AT} + child % 300", data=GRADED),
    contact("contact.acknowledged", minutes=f"{AT} + 320", where="child % 3 = 0"),
    contact("danger.told", minutes=f"{AT} + 40", where="child % 18 = 0"),
    contact("walkin.decided", minutes=f"{AT} + 50", where="child % 28 = 0"),
    contact("screen.done", day="begins + 1", data=SCREENED, where="child % 2 = 0"),
    contact("screen.filled", day="begins + 3", where="child % 12 = 0"),
    contact("contact.passed", day="begins + 1", where="child % 10 = 1"),
    contact("contact.returned", day="begins + 1", where="child % 10 = 2"),
    contact("contact.completed", day="begins + 2", where="child % 20 = 2"),
    contact("contact.left_for_morning", where="child % 10 = 3"),
    contact("contact.taken_over", day="begins + 1", where="child % 20 = 3"),
    contact("contact.identified", day="begins + 4", where="child % 22 = 0"),
    contact("contact.decided", day="begins + child % 4", data=DECIDED, where="child % 17 > 0"),
    contact("referrer.told", day="begins + child % 4 + 2", where="child % 3 > 0"),
    contact("contact.redecided", day="begins + 5", where="child % 21 = 0"),
    contact("contact.late_news", day="begins + 6", where="child % 19 = 0"),
    contact("contact.third", day="begins + 4", where="child % 23 = 0"),
    contact("contact.sent", day="begins + 4", where="child % 25 = 0"),
    contact("contact.taken", day="begins + 6", where="child % 50 = 0"),
    contact("work.handed_on", day="begins + 4", data=f"jsonb_build_object('rag', {RAG})",
            where="child % 4 = 0"),
    contact("referral.received", data=REFERRED, where="child % 4 = 0"),
    piece("child.allocated", work="given", day="begins + 5", data=SEEN, where="child % 4 = 0"),
    piece("child.first_seen", work="met", day="begins + 8 + child % 6", where="child % 8 = 0"),
    contact("help.offered", day="begins + 4", where="child % 10 = 5"),
    contact("help.accepted", day="begins + 6", where="child % 20 = 5"),
    contact("help.refused", day="begins + 6", where="child % 20 = 15"),
    contact("help.met", day="begins + 15", where="child % 40 = 5"),
)  # fmt: skip
