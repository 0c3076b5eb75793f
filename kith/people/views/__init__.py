"""Pages about who somebody is, and the small forms that write it down."""
