"""Platforms: what all sites of one content system share."""
