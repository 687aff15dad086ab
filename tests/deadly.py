"""Work that kills its own process, for tests of what survives it."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from rashomon.model import Document
from rashomon.pipeline.analyse import Analysis


class DeadlyWork:
    """Kills its process on "always"; on "once" only the first time a document comes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, document: Document) -> Analysis:
        mark = self.folder / document.external_id
        if "always" in document.text or ("once" in document.text and not mark.exists()):
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return Analysis(document)
