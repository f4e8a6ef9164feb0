"""The Datasette plugin of the archive."""
