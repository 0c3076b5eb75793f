"""The desks of partner agencies in the invented borough, none of them real."""

# Agency, desk, the place of its mailboxes, and the persona who signs in for it.
PLACES = (
    ("police", "Wexbridge police, safeguarding desk", "police", "pc"),
    ("health", "Wexbridge health desk", "health", "nurse"),
    ("camhs", "Lantern clinic", "lantern", ""),
    ("education", "Wexbridge High", "wexbridge-high", "dsl"),
    ("education", "Marlow Vale School", "marlow-vale", ""),
    ("yjs", "Youth justice, Wexbridge", "yjs", ""),
    ("early_help", "Family centre", "family-centre", ""),
    ("housing", "Wexbridge homes", "homes", "housing"),
    ("probation", "Probation, Wexbridge", "probation", "probation"),
    ("adult", "Adult services, Wexbridge", "adults", "adults"),
    ("voluntary", "Open Gate", "open-gate", "youth"),
)
