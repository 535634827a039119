"""Makes pictures of pages at 1280 and 390 px, for the README and for our own eyes.

    python scripts/screenshots.py onderdelen=http://127.0.0.1:8000/_onderdelen/ [name=url ...]

They come in docs/images/<name>-1280.png and <name>-390.png (`--out` names another folder,
`--widths` other widths, `--cookie name=value` a session). A page wider than its window is named.
"""

import argparse
import io
import sys
from pathlib import Path

from browser import find
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
COLOURS = 16
MOST_PIXELS = 1_500_000  # a longer page is cut off
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def shoot(browser: Browser, url: str, width: int, target: Path, cookie: str | None) -> int:
    """Writes one picture; gives the pixels that stick out to the right."""
    context = browser.new_context(viewport={"width": width, "height": 900}, locale="nl-NL")
    if cookie:
        name, _, value = cookie.partition("=")
        context.add_cookies([{"name": name, "value": value, "url": url}])
    page = context.new_page()
    page.goto(url)
    overflow = picture(page, target)
    context.close()
    return overflow


def picture(page: Page, target: Path) -> int:
    """Writes the page that is open; gives the pixels that stick out to the right.

    With a palette: a page has few colours, and the file becomes three times as small.
    """
    page.evaluate("document.fonts.ready")
    shot = Image.open(io.BytesIO(page.screenshot(full_page=True))).convert("RGB")
    shot = shot.crop((0, 0, shot.width, min(shot.height, MOST_PIXELS // shot.width)))
    shot.quantize(COLOURS, dither=Image.Dither.NONE).save(target, optimize=True)
    return page.evaluate(OVERFLOW)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", nargs="+", metavar="name=url")
    parser.add_argument("--out", type=Path, default=Path(__file__).parents[1] / "docs/images")
    parser.add_argument("--widths", type=int, nargs="+", default=[1280, 390])
    parser.add_argument("--cookie")
    options = parser.parse_args()
    if not (path := find()):
        sys.exit("No browser found. Install chromium, or name one with CHROMIUM=/path/to/it.")
    options.out.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        for page in options.pages:
            name, _, url = page.partition("=")
            for width in options.widths:
                target = options.out / f"{name}-{width}.png"
                overflow = shoot(browser, url, width, target, options.cookie)
                print(f"{target.name}{f'  {overflow} px too wide' if overflow > 0 else ''}")
        browser.close()


if __name__ == "__main__":
    main()
