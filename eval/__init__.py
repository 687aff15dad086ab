"""Measure quality: scorers, corpora, floors and the gate."""
