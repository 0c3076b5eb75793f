"""What the pages of second looks read, each behind one gate."""
