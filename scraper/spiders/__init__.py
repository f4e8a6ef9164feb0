"""The spiders: one class for each declared site."""
