"""Pure judgements of finding: words, sounds, keys, what was asked, how well somebody fits."""
