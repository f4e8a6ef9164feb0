"""What a search knows of Indonesian: the roots of words, spellings and names that mean the same, words that say nothing."""
