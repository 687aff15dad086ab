"""Train the attribution tagger of `rashomon.text.encoder` on PolNeAR; run from the project's root.

With PYTHONPATH=src, or the project installed, and P=../shared/data/polnear:

    python -m train.attribution.train --polnear $P --out .train/a --seed 7
    python -m train.attribution.export --run .train/a
    python -m train.attribution.tune --polnear $P --run .train/a --onnx
    python -m train.attribution.export --run .train/a --out FOLDER
    python -m train.attribution.evaluate --polnear $P --folder FOLDER

On a busy machine OMP_WAIT_POLICY=PASSIVE halves the time of a step.
"""
