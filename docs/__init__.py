"""Documentation; `python -m docs.generate` writes what is taken from the code."""
