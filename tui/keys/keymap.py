"""The reader's own keys: presets, what `settings.yaml` says on top of them, and what is wrong with it.

A map goes from the id of a binding to its keys, commas between them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from typing import TYPE_CHECKING

from search.speech import _
from tui.setup.settings import Settings

if TYPE_CHECKING:
    from textual.binding import Binding

VIM = {
    "desk.undo": "u,z",
    "desk.redo": "ctrl+r,ctrl+y",
    "desk.read": "U",
    "desk.next-unread": "ctrl+n",
    "desk.back": "H,ctrl+o",
    "kept-searches.leave": "escape",
}
"""Movement is that of vim already.  `u` undoes, so that reading marks move to `U`; Ctrl-Y stays redo beside
Ctrl-R, and neither it nor Ctrl-E scrolls; a second `g` of `gg` does no harm.  Kept searches are left by
Escape alone, as Ctrl-R redoes there, too."""

ARROWS = {
    "article.line_down": "down",
    "article.line_up": "up",
    "article.top": "home",
    "article.bottom": "end",
    "article.page_down": "space,pagedown",
    "article.page_up": "pageup",
    "article.half_page_down": "shift+down",
    "article.half_page_up": "shift+up",
    "article.next_sentence": "ctrl+right,right_parenthesis",
    "article.previous_sentence": "ctrl+left,left_parenthesis",
    "article.next_paragraph": "ctrl+down,right_curly_bracket",
    "article.previous_paragraph": "ctrl+up,left_curly_bracket",
    "list.down": "down",
    "list.up": "up",
    "list.first": "home",
    "list.last": "end",
    "list.page-down": "space,pagedown",
    "list.page-up": "pageup",
    "desk.pane-right": "right",
    "desk.pane-left": "left",
    "desk.next-article": "alt+down",
    "desk.previous-article": "alt+up",
    "desk.back": "alt+left",
    "desk.forward": "alt+right",
    "desk.next-hit": "f3",
    "desk.previous-hit": "f4",
}
"""Nothing that moves is a letter."""

PRESETS: dict[str, Mapping[str, str]] = {"default": {}, "vim": VIM, "arrows": ARROWS}


def keymap(settings: Settings) -> dict[str, str]:
    """The keys that differ from the declared ones: those of the preset, then the reader's own."""
    own = {name: keys for name, keys in settings.keys.items() if not list(unknown_keys(keys))}
    return {**PRESETS[settings.preset], **own}


def keys_in_use(app: object) -> dict[str, str]:
    """Those of an app that has settings."""
    return keymap(getattr(app, "settings", Settings()))


def unknown_keys(keys: str) -> Iterator[str]:
    """The names in a list of keys that no keyboard has."""
    for key in keys.split(","):
        if not is_key(key.strip()):
            yield key.strip()


def is_key(key: str) -> bool:
    """Whether a key has this name: `a`, `slash`, `f3`, `ctrl+x`, `shift+tab` …"""
    from textual.keys import REPLACED_KEYS, Keys, key_to_character

    *modifiers, name = key.split("+")
    if any(each not in ("ctrl", "alt", "shift", "super") for each in modifiers):
        return False
    names = {*REPLACED_KEYS, *(each.value for each in Keys)}
    if len(name) == 1:
        return name.isprintable()
    return name in names or key in names or key_to_character(name) is not None


def problems_of(settings: Settings) -> list[str]:
    """What is wrong with the keys of the settings, on top of their preset; costs as `problems` does."""
    return problems({**PRESETS[settings.preset], **settings.keys}) if settings.keys else []


def problems(own: Mapping[str, str]) -> list[str]:
    """One sentence for each of the reader's keys that cannot be what was meant.

    Costs the first time what loading all screens costs.
    """
    from difflib import get_close_matches

    from tui.keys.declared import all_bindings

    known = {each.id for each in all_bindings() if each.id}
    told: list[str] = []
    for name, keys in own.items():
        sentence = _("No key is called {key}; {name} keeps its own.")
        told += [sentence.format(key=repr(key), name=name) for key in unknown_keys(keys)]
        if name not in known:
            near = get_close_matches(name, known, 1)
            hint = _(" Is it {name}?").format(name=near[0]) if near else ""
            told.append(
                _("Nothing is called {name}; `hexapla keys` lists all names.").format(name=name) + hint
            )
    return told + list(conflicts(own))


def conflicts(own: Mapping[str, str]) -> Iterator[str]:
    """A sentence for each key that would do several things in one place, where the reader's map makes it so.

    In one screen or pane that is any key given twice.  A pane takes a key away from the screen around it:
    that is told where it is not so with the declared keys.
    """
    given: dict[str, dict[str, None]] = {}
    for key, *pair in (*_given_twice(own), *_taken_away(own)):
        given.setdefault(key, {}).update(dict.fromkeys(sorted(pair, key=lambda name: name not in own)))
    for key, names in given.items():
        yield _("The key {key} is given to {names}; only one of them can have it.").format(
            key=key, names=", ".join(names)
        )


def _given_twice(own: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Each such key and the names of two bindings of one screen or pane."""
    from tui.keys.declared import SECTIONS, own_keys

    for section in SECTIONS:
        held: dict[str, Binding] = {}
        for binding in own_keys(section):
            for key in _keys(binding, own):
                other = held.setdefault(key, binding)
                if other.action != binding.action and {_name(other), _name(binding)} & set(own):
                    yield key, _name(other), _name(binding)


def _taken_away(own: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Each such key and the names of a binding of a screen and of one of a pane in it."""
    from tui.keys.declared import SECTIONS, own_keys, panes_of, taken_keys

    for section in SECTIONS:
        for pane in panes_of(section):
            usual = taken_keys(pane)
            seen = [each for each in own_keys(section) if not _keys(each, {}) & usual]
            for binding, within in product(seen, own_keys(pane)):
                if {_name(binding), _name(within)} & set(own):
                    for key in sorted(_keys(binding, own) & _keys(within, own)):
                        yield key, _name(binding), _name(within)


def _name(binding: Binding) -> str:
    return binding.id or binding.action


def _keys(binding: Binding, own: Mapping[str, str]) -> set[str]:
    from tui.toolkit import key_list

    return set(key_list(own.get(_name(binding), binding.key)).split(","))
