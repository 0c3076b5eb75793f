"""What the pages of the front door read, each behind one gate."""
