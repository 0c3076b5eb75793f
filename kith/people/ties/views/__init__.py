"""Views of a family: its picture, what one adds, its people, its moments."""
