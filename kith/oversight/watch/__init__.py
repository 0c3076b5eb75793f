"""Where a figure could be met without a child being helped: questions that we ask ourselves."""
