"""What the index remarks of documents, which is kept in Swedish, in English too. Pure."""

from corpus.load import MISSING_ANNEX
from corpus.types import JOINT, MISSING_ENCLOSURES, NO_SENDER, UNREAD_PAGES

# A remark is one of these, or begins or goes on with one: names of files, bodies and annexes stand around them.
REMARKS = {
    MISSING_ANNEX: "the annex with the organisation's response is not in the material",
    NO_SENDER: "who sent it does not appear, so the response is not counted to any body",
    JOINT: "the response is made jointly with",
    MISSING_ENCLOSURES: "annexes that the response lists are not in the material",
    UNREAD_PAGES: "pages that are pictures were not read",
    "filen har ändrats sedan manifestet skrevs": "the file has changed since the manifest was written",
    "överstruken text i filen lästes inte": "text in the file that is struck through was not read",
    "dold text i filen lästes inte": "hidden text in the file was not read",
    "filer inuti filen lästes inte": "files inside the file were not read",
    "bilder som fyller en sida lästes inte": "pictures that fill a page were not read",
    "ord som ingen kan se på sidan lästes inte": "words that nobody can see on the page were not read",
}


def in_language(remark: str, language: str) -> str:
    """Return a remark in the language asked for, as far as it is a known one."""
    for swedish, english in REMARKS.items() if language == "en" else ():
        remark = remark.replace(swedish, english)
    return remark
