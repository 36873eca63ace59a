"""Word documents, written piece by piece: words are always words, never markup."""
