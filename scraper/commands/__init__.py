"""The commands of ``kliping``, by concern; ``scraper.cli`` puts them together."""
