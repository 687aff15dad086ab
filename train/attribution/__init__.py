"""Train the attribution tagger of `rashomon.text.encoder` on PolNeAR; run from the project's root.

With PYTHONPATH=src, or the project installed, and P=../shared/data/polnear:

    python -m train.attribution.train --polnear $P --out .train/a --seed 7
    python -m train.attribution.export --run .train/a
    python -m train.attribution.tune --polnear $P --run .train/a --onnx
    python -m train.attribution.export --run .train/a --out FOLDER
    python -m train.attribution.evaluate --polnear $P --folder FOLDER

A larger base reads better than the product can afford, and a small tagger learns more from what
it says of every window than from the annotation alone:

    python -m train.relation.base --wheels FOLDER --out .train/mpnet
    python -m train.attribution.train --polnear $P --out .train/teacher --base mpnet \
        --base-folder .train/mpnet --shared 10 --own 2 --frozen 3 --rate 5e-5 --empty 0.4 \
        --minutes 58
    python -m train.attribution.teach --data ../shared/data --run .train/teacher --out .train/taught
    python -m train.attribution.restore --out .train/now
    python -m train.attribution.distil --polnear $P --taught .train/taught --out .train/s \
        --init .train/now/averaged.pt --shared 4 --own 1 --rate 1.4e-4 --epochs 4 \
        --empty 0.3 --threads 1 --seed 21 --minutes 33

`restore` takes the product's own weights to begin with. Then export, tune, export and evaluate as
above.

On a busy machine OMP_WAIT_POLICY=PASSIVE halves the time of a step.
"""
