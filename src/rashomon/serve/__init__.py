"""Show a case in a browser: a thin layer over views, with the words and look of the dossier.

request -> Guard -> Look (one state of the case) -> page -> HTML or JSON
"""

from rashomon.serve.app import make_app
from rashomon.serve.fetching import Fetcher
from rashomon.serve.options import ServeOptions, is_loopback, token_of
from rashomon.serve.people import People, Person, people_path
from rashomon.serve.roles import Role

__all__ = [
    "Fetcher",
    "People",
    "Person",
    "Role",
    "ServeOptions",
    "is_loopback",
    "make_app",
    "people_path",
    "token_of",
]
