"""The first-class parts of searching: kinds of documents, vocabulary, the index on disk, the locks around it."""
