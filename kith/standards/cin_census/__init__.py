"""The CIN census: each year's structure as dated data, a reader, a generator and what is kept."""
