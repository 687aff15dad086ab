"""The stages of reading, one package each; siblings that do not import each other."""
