"""The sizes of the picture, in pixels. Names are as large as the words of a page."""

NAME, SMALL, AGE = 16.0, 13.0, 18.0  # sizes of text
NAME_LINE, SMALL_LINE = 18.0, 16.0  # from line to line
NAME_MOST = 116.0  # where a name is broken
HOME_MOST = 150.0
HALF = 27.0  # half a symbol
CAP, ASCENT, DESCENT = 0.72, 0.78, 0.22  # of the size: capitals, what rises, what hangs

# Where lines leave a symbol at its side, from its middle; down is more.
UNION, LEG = 17.0, 22.0
FEELING, NEXT_FEELING = -19.0, 10.0  # of lines that go by a gap
BESIDE = -23.0  # of what is between two neighbours

OUTLINE, TRACK, CORRIDOR = 8.0, 11.0, 26.0  # how wide each is in a gap
PAD = 9.0  # between a slot and whatever is beside it
NARROWEST = 26.0  # a gap with nothing in it
COUPLE = 58.0  # a gap with a union in it
THREAD = 9.0  # half of a thread
PORT = 13.0  # between two lines that enter one symbol

LANE, WIDE_LANE = 12.0, 26.0
CLEAR = 8.0  # between what runs the same way
CHANNEL = 13.0  # above the first lane and below the last
FORK = 30.0  # where twins part
MARGIN = 28.0
