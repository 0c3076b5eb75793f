"""Whether what we see, grade and decide differs between groups of children: questions to ask."""
