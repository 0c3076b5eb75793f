"""`kith bench pages`: the commonest pages of a large borough, as many people open them at once."""
