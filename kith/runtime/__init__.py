"""The machine below: the embedded database, the processes, set-up, backup."""
