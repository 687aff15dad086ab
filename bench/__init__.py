"""How fast and how large, beside spaCy on the same texts in the same run; never a test."""
