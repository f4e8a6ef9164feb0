"""How it is got: sites, discovery, reading, and the crawl that joins them to the archive."""
