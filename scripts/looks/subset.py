"""Makes the subset of the Utrecht component CSS that our pages use.

Run once per upgrade; the outcome is committed, so nothing is built when the program is installed:

    npm pack @utrecht/component-library-css@9.0.4 && tar xzf utrecht-component-library-css-9.0.4.tgz
    python scripts/looks/subset.py package/dist/index.css

A rule stays when a selector names only components of `COMPONENTS` and none of their unused
variants. Source of the rules: Utrecht component library, EUPL-1.2 (see vendor/README.md).
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

TARGET = (
    Path(__file__).parents[2] / "src/wijkzicht/web/static/wijkzicht/vendor/utrecht/components.css"
)
HEADER = """/*
 * Subset of @utrecht/component-library-css 9.0.4, made by scripts/looks/subset.py.
 * @license EUPL-1.2
 * Copyright (c) 2020-2025 Gemeente Utrecht
 * Copyright (c) 2020-2025 Frameless B.V.
 */
"""
COMPONENTS = {
    "alert",
    "alert__content",
    "alert--error",
    "alert--info",
    "alert--ok",
    "alert--warning",
    "button",
    "button--danger",
    "button--primary-action",
    "button--secondary-action",
    "button--submit",
    "button--subtle",
    "document",
    "form-field",
    "form-field-description",
    "form-field-error-message",
    "form-fieldset",
    "form-fieldset__legend",
    "form-label",
    "heading-1",
    "heading-2",
    "heading-3",
    "link",
    "page-footer",
    "paragraph",
    "paragraph--small",
    "select",
    "select--html-select",
    "select--invalid",
    "skip-link",
    "skip-link--visible-on-focus",
    "table",
    "table__body",
    "table__caption",
    "table__cell",
    "table__cell--numeric-column",
    "table__header",
    "table__header-cell",
    "table__header-cell--numeric-column",
    "table__row",
    "textarea",
    "textarea--invalid",
    "textbox",
    "textbox--html-input",
    "textbox--invalid",
}
NAMED = re.compile(r"\.utrecht-([a-z0-9_-]+)")


def blocks(css: str) -> Iterator[tuple[str, str]]:
    """Prelude and body of every rule on the top level of the text."""
    position = 0
    while (opening := css.find("{", position)) >= 0:
        depth, end = 1, opening + 1
        while depth:
            depth += {"{": 1, "}": -1}.get(css[end], 0)
            end += 1
        yield css[position:opening].rpartition(";")[2].strip(), css[opening + 1 : end - 1].strip()
        position = end


def wanted(selector: str) -> bool:
    """Whether the selector names our components and nothing else."""
    names = NAMED.findall(selector)
    return bool(names) and set(names) <= COMPONENTS


def subset(css: str) -> str:
    """The kept rules as text, conditions (media, supports) around them included."""
    kept = []
    for prelude, body in blocks(css):
        if prelude.startswith(("@media", "@supports")):
            inner = subset(body)
            if inner:
                kept.append(f"{prelude} {{\n{inner}}}\n")
        elif not prelude.startswith("@"):
            selectors = [part.strip() for part in prelude.split(",\n") if wanted(part)]
            if selectors:
                kept.append(",\n".join(selectors) + " {\n  " + body + "\n}\n")
    return "".join(kept)


if __name__ == "__main__":
    source = re.sub(r"/\*.*?\*/", "", Path(sys.argv[1]).read_text(encoding="utf-8"), flags=re.S)
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(HEADER + subset(source), encoding="utf-8")
    print(f"{TARGET.name}: {TARGET.stat().st_size / 1024:.1f} kB of {len(source) / 1024:.1f} kB")
