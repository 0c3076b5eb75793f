"""Groups of roles that more than one package asks for, by their codes; each role is in `accounts`.

They stand on the lowest floor since the frame of every page, which knows no account, asks for them.
"""

LEADERS = frozenset({"head_of_service", "director"})
# Who works at the desk that takes in word. They must know whether a child is known here at all
# before they write down another one, so they find cards over the whole service; a record opens to
# them only as their role allows.
FINDERS = frozenset({"front_door", "mash_manager", "duty_manager", "edt"})
# Who reads figures of five or more, and no child.
FIVE_OR_MORE = frozenset({"analyst", "lead_member"})
