"""The catalogues of what the program says: collected from the code, merged into the `.po` files, compiled.

`python -m tests.catalogues` brings `.po` and `.mo` up to date and tells what is not translated yet.  What it
writes depends on the code and the translations alone: no times, no versions, no line numbers.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from importlib import import_module
from io import BytesIO
from pathlib import Path
from pkgutil import walk_packages

import click
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from textual.binding import Binding
from textual.dom import DOMNode

import tui
from search.speech import CATALOGUES, DOMAIN, LANGUAGES
from tui.cli import main
from tui.commands.group import Context
from tui.commands.help import said

ROOT = Path(__file__).parent.parent
TRANSLATED = [language.replace("-", "_") for language in LANGUAGES if language != "en"]
MARKS = {"_": 1, "N_": 1, "plural": 2, "N_plural": 2}
"""What marks a sentence in the code, and how many of its arguments are the words."""

Words = str | tuple[str, str]
"""A sentence, or one for a single thing and one for several."""


class Catalogue(Catalog):
    """Sentences in the order of the files; its header holds what gettext needs and nothing that changes."""

    @property  # type: ignore[misc]
    def mime_headers(self) -> list[tuple[str, str]]:
        """Name and value of each line."""
        return [
            ("Project-Id-Version", DOMAIN),
            ("Language", str(self.locale_identifier)),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
            ("Plural-Forms", f"{self.plural_forms}\n"),
        ]


def collected() -> dict[Words, list[str]]:
    """Every sentence of the program with the files that say it; loads all modules of the desk."""
    found: dict[Words, list[str]] = {}
    for words, file in (*_marked(), *_bound(), *_commanded()):
        files = found.setdefault(words, [])
        if file not in files:
            files.append(file)
    return found


def _marked() -> Iterator[tuple[Words, str]]:
    for package in ("search", "tui"):
        for path in sorted((ROOT / package).rglob("*.py")):
            code = path.read_bytes()
            if b"search.speech import" in code:
                file = path.relative_to(ROOT).as_posix()
                yield from ((words, file) for words in marked(code, file))


def marked(code: bytes, file: str) -> Iterator[Words]:
    """The sentences of a module; raises ValueError where something is filled in before it is translated."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKS:
            words = node.args[: MARKS[node.func.id]]
            if any(isinstance(each, ast.JoinedStr | ast.BinOp) for each in words):
                raise ValueError(f"{file}, line {node.lineno}: mark the sentence as it is, fill it in behind")
            given = [str(each.value) for each in words if isinstance(each, ast.Constant)]
            if given:  # else they were marked where they are defined
                yield given[0] if len(given) == 1 else (given[0], given[1])


def _bound() -> Iterator[tuple[Words, str]]:
    """Descriptions and tooltips of all keys, which the classes hold in plain English."""
    for module in walk_packages(tui.__path__, "tui."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    for kind in sorted(set(_kinds(DOMNode)), key=lambda each: (each.__module__, each.__name__)):
        file = kind.__module__.replace(".", "/") + ".py"
        for binding in vars(kind).get("BINDINGS", ()):
            if isinstance(binding, Binding) and not binding.system:
                yield from ((words, file) for words in (binding.description, binding.tooltip) if words)


def _commanded() -> Iterator[tuple[Words, str]]:
    """The help of all commands, which is declared in plain English."""
    for command, context in every_command():
        file = command.callback.__module__.replace(".", "/") + ".py" if command.callback else ""
        yield from ((words, file) for words in said(command, context))


def every_command() -> Iterator[tuple[click.Command, click.Context]]:
    """All commands of the program, and those of its groups, each with the context it is called in."""
    first: click.Context = Context(main, info_name="hexapla", **main.context_settings)
    waiting: list[tuple[click.Command, click.Context]] = [(main, first)]
    while waiting:
        command, context = waiting.pop(0)
        yield command, context
        if isinstance(command, click.Group):
            for name in command.list_commands(context):
                part = command.get_command(context, name)
                assert part is not None
                waiting.append((part, Context(part, parent=context, info_name=name)))


def _kinds(kind: type[DOMNode]) -> Iterator[type[DOMNode]]:
    for each in kind.__subclasses__():
        if each.__module__.startswith("tui."):
            yield each
        yield from _kinds(each)


def po_path(locale: str) -> Path:
    """The file that translators edit."""
    return CATALOGUES / locale / "LC_MESSAGES" / f"{DOMAIN}.po"


def read(locale: str) -> Catalog:
    """What the `.po` file of a locale holds; empty where there is none."""
    path = po_path(locale)
    if not path.exists():
        return Catalog(locale)
    with path.open("rb") as file:
        return read_po(file, locale, DOMAIN)


def merged(old: Catalog, sentences: dict[Words, list[str]]) -> Catalogue:
    """The sentences with their translations in `old`, and without those that nobody says any more."""
    new = Catalogue(str(old.locale), DOMAIN, header_comment="# What Hexapla says.", fuzzy=False)
    for words, files in sorted(sentences.items(), key=lambda item: (item[1], one(item[0]))):
        known = old.get(words)
        fits = known is not None and isinstance(known.id, str) == isinstance(words, str)
        new.add(words, known.string if known and fits else None, [(file, 0) for file in files])
    return new


def one(words: Words) -> str:
    """The sentence, that for a single thing where there are two."""
    return words if isinstance(words, str) else words[0]


def po_bytes(catalogue: Catalogue) -> bytes:
    """The content of its `.po` file."""
    out = BytesIO()
    write_po(out, catalogue, width=100, include_lineno=False)
    return out.getvalue()


def mo_bytes(catalogue: Catalogue) -> bytes:
    """The content of its `.mo` file, which holds what is translated."""
    out = BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def missing(catalogue: Catalog) -> list[Message]:
    """What is not translated."""
    return [each for each in catalogue if each.id and not (each.string and all(forms(each)))]


def forms(message: Message) -> tuple[str, ...]:
    """Its translation, in Chinese one form for any number."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def renew() -> int:
    """Write the files and tell how many sentences lack a translation; 1 if any does."""
    sentences = collected()
    lacking = 0
    for locale in TRANSLATED:
        catalogue = merged(read(locale), sentences)
        path = po_path(locale)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(po_bytes(catalogue))
        path.with_suffix(".mo").write_bytes(mo_bytes(catalogue))
        lacking += len(missing(catalogue))
        print(f"{locale}: {len(catalogue)} sentences, {len(missing(catalogue))} of them not translated")
    return min(lacking, 1)


if __name__ == "__main__":
    sys.exit(renew())
