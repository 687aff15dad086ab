"""Write a case as one page a reader can check.

View -> CaseIndex -> Page -> dossier.html (self-contained, no network)
"""

from rashomon.dossier.options import DossierOptions
from rashomon.dossier.render import render_dossier

__all__ = ["DossierOptions", "render_dossier"]
