"""The judgements of second looks: pure, and none of them says who was right."""
