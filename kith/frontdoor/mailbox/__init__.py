"""A mailbox that the job worker reads: each mail becomes a contact, whatever it is."""
