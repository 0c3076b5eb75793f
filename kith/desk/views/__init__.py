"""Views of the desk: short functions, one page each."""
