"""Ecomaps: what stands around a child and how it goes, as the child, a parent or a worker says."""
