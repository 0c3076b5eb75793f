"""The judgements of the front door: pure, dated, and none of them decides for a person."""
