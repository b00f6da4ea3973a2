"""Main text of pages by the Python libraries that are installed: base64 of one page a line in, one JSON line a library out."""
import base64
import json
import sys
import time


def trafilatura_text(html):
    from trafilatura import extract

    return extract(html, include_comments=False) or ""


def readability_text(html):
    from lxml.html import fromstring
    from readability import Document

    return "\n".join(fromstring(Document(html).summary()).itertext())


LIBRARIES = [
    ("trafilatura", "trafilatura", trafilatura_text),
    ("readability-lxml", "readability-lxml", readability_text),
]
WARM_UP = 12


def texts_of(extract, pages):
    for page in pages[:WARM_UP]:
        attempt(extract, page)
    since = time.process_time()
    return [attempt(extract, page) for page in pages], time.process_time() - since


def attempt(extract, page):
    try:
        return extract(page)
    except Exception:  # A page that a library cannot read is a page it loses.
        return ""


def main():
    from importlib.metadata import PackageNotFoundError, version

    pages = [base64.b64decode(line).decode("utf-8", "replace") for line in sys.stdin]
    for name, package, extract in LIBRARIES:
        try:
            label = f"{name} {version(package)}"
        except PackageNotFoundError:
            continue
        texts, seconds = texts_of(extract, pages)
        print(json.dumps({"name": label, "texts": texts, "seconds": seconds}), flush=True)


main()
