"""The pages that anybody may open."""
