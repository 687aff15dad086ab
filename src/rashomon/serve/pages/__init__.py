"""What each page of the workbench shows: a record that is written as HTML or as JSON."""

from rashomon.serve.pages.listed import PAGES, ListedPage
from rashomon.serve.pages.record import PageRecord

__all__ = ["PAGES", "ListedPage", "PageRecord"]
