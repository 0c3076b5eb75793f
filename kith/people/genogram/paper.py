"""HTML to PDF. Only `printing` imports this, and late: it is slow to load and needs Pango."""

from typing import NoReturn

from weasyprint import HTML
from weasyprint.urls import URLFetcher


class NothingIsFetched(Exception):
    """A page that asked for an address. It must not have one."""


class Refusing(URLFetcher):  # type: ignore[misc] # it has no types
    """Fetches nothing."""

    def fetch(self, url: str, headers: object = None) -> NoReturn:
        """Refuse."""
        raise NothingIsFetched(url)


def written(page: str) -> bytes:
    """Return a tagged PDF (PDF/UA-1) of a page that is whole as it is."""
    made: bytes = HTML(string=page, url_fetcher=Refusing()).write_pdf(
        pdf_variant="pdf/ua-1", pdf_tags=True
    )
    return made
