"""Fit what factuality rests on.

PYTHONPATH=src python -m train.factuality.ladder     the numbers of data/lexicons/ladder.tsv
"""
