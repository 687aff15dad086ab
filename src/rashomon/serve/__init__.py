"""Show a case in a browser: a thin layer over views, with the words and look of the dossier.

request -> Guard -> Look (one state of the case) -> page -> HTML or JSON
"""

from rashomon.serve.app import make_app
from rashomon.serve.options import ServeOptions, token_of

__all__ = ["ServeOptions", "make_app", "token_of"]
