"""What is kept: records, tables, WARC files, search, and the reading room. It knows nothing of crawling."""
