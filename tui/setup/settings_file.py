"""`settings.yaml`: where it is, how it is read, and how it is made with every setting explained in place.

A file that a person has is only read.  What does not fit is told in one sentence each, and the default holds.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from search.places import APP
from search.speech import LANGUAGES, N_, _, plural
from search.system_errors import reason_of
from tui.setup.settings import Settings

if TYPE_CHECKING:
    from yaml import Node

NAME = "settings.yaml"
LONGEST = 1 << 20
"""Bytes beyond which a file is no file of settings."""

TRUTH = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


class Setting(NamedTuple):
    """A setting: its name, what it does, and the values it may have (none: any word)."""

    name: str
    words: str
    values: Sequence[str] = ()
    convert: Callable[[str], object] = str


SETTINGS = (
    Setting("language", N_("The language of the program; auto: that of your system."), ("auto", *LANGUAGES)),
    Setting(
        "theme", N_("The colours: hexapla-dark, hexapla-light, or another theme of the palette (Ctrl-P).")
    ),
    Setting(
        "preset",
        N_("Which keys: default; vim (u undoes, Ctrl-R redoes, U marks as read); arrows (no letter moves)."),
        ("default", "vim", "arrows"),
    ),
    Setting("keys", N_("Keys of your own by the name of what they do; `hexapla keys` lists all names.")),
    Setting(
        "script",
        N_("The characters in which Chinese is shown."),
        ("original", "simplified", "traditional"),
    ),
    Setting(
        "ambiguous_width",
        N_("Cells that your terminal gives to “ ” … and —; 2 where lines are shifted after them."),
        ("1", "2"),
        int,
    ),
    Setting("columns", N_("How many panes stand side by side; 0: by the width."), ("0", "1", "2", "3"), int),
    Setting(
        "context",
        N_("Sentences around a passage that is exported."),
        tuple(str(number) for number in range(11)),
        int,
    ),
    Setting("editor", N_("The program that E opens files in; empty: $VISUAL, then $EDITOR.")),
    Setting(
        "tour",
        N_("Whether a newcomer is shown five keys at the start."),
        tuple(TRUTH),
        lambda words: TRUTH[words],
    ),
)
"""Every setting in the order of the file."""

NAMED = {each.name: each for each in SETTINGS}


class Loaded(NamedTuple):
    """What holds, and a sentence for each part of the file that does not fit."""

    settings: Settings
    problems: tuple[str, ...] = ()


def settings_path() -> Path:
    """The file; `HEXAPLA_CONFIG` names another folder for it."""
    folder = os.environ.get("HEXAPLA_CONFIG")
    if folder:
        return Path(folder) / NAME
    from platformdirs import user_config_path

    return user_config_path(APP, appauthor=False) / NAME


def load(path: Path | None = None) -> Loaded:
    """What the file says; the defaults where there is none.  Never raises."""
    path = path or settings_path()
    try:
        with path.open("rb") as file:
            content = file.read(LONGEST + 1)
    except FileNotFoundError:
        return Loaded(Settings())
    except OSError as error:
        reason = reason_of(error)
        return _broken(path, reason)
    if len(content) > LONGEST:
        return _broken(path, _("it is too long for a file of settings"))
    try:
        return read(content.decode("utf-8-sig"), path)
    except UnicodeDecodeError:
        return _broken(path, _("it is not UTF-8"))


def read(text: str, path: Path = Path(NAME)) -> Loaded:
    """The settings in a YAML text."""
    import yaml

    from search.decisions.yaml_text import is_repeating, loader

    try:
        content = yaml.load(text, loader())  # text as text: makes no objects
        twice = tuple(_given_twice(yaml.compose(text, loader())))
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        return _broken(
            path,
            _("line {line} is no YAML").format(line=mark.line + 1)
            if mark
            else _("it holds what YAML does not allow"),
        )
    if content in (None, ""):
        return Loaded(Settings())
    if not isinstance(content, dict) or is_repeating(content, text):
        return _broken(path, _("it is no list of names and values, such as theme: hexapla-light"))
    settings, problems = from_mapping(content)
    return Loaded(settings, (*twice, *problems))


def _given_twice(root: Node | None) -> Iterator[str]:
    """A sentence for each name of a setting or key that stands there twice; `root` is that of the file."""
    top = _pairs(root)
    for pairs in (top, *(_pairs(value) for name, value in top if name == "keys")):
        for name, number in Counter(name for name, _value in pairs).items():
            if number > 1:
                yield _("{name} is given {number} times; the last one holds.").format(
                    name=name, number=number
                )


def _pairs(node: Node | None) -> list[tuple[str, Node]]:
    """Names and values of a mapping, none of anything else."""
    from yaml import MappingNode, ScalarNode

    pairs = node.value if isinstance(node, MappingNode) else []
    return [(name.value, value) for name, value in pairs if isinstance(name, ScalarNode)]


def from_mapping(content: Mapping[Any, Any]) -> Loaded:
    """The settings that `content` gives by name; values are text, those of `keys` too."""
    settings, problems = Settings(), []
    for name, value in content.items():
        try:
            settings = with_value(settings, str(name), value)
        except ValueError as error:
            problems.append(str(error))
    return Loaded(settings, tuple(problems))


def with_value(settings: Settings, name: str, value: object) -> Settings:
    """The settings with another value; raises ValueError with a sentence where it does not fit."""
    setting = NAMED.get(name)
    if setting is None:
        from difflib import get_close_matches

        near = get_close_matches(name, NAMED, 1)
        hint = _(" Is it {name}?").format(name=near[0]) if near else ""
        raise ValueError(_("There is no setting {name}.").format(name=name) + hint)
    if name == "keys":
        return settings._replace(keys=_keys(value))
    if not isinstance(value, str) or (setting.values and value.lower() not in _lower(setting.values)):
        allowed = ", ".join(setting.values) or _("a word")
        raise ValueError(_("{name} may be {values}; the default holds.").format(name=name, values=allowed))
    if setting.values:
        value = _lower(setting.values)[value.lower()]
    changes: dict[str, Any] = {name: setting.convert(value)}
    return settings._replace(**changes)


def _lower(values: Sequence[str]) -> dict[str, str]:
    return {value.lower(): value for value in values}


def _keys(value: object) -> dict[str, str]:
    if value in (None, ""):
        return {}
    if not isinstance(value, dict) or not all(isinstance(each, str | list) for each in value.values()):
        raise ValueError(_("keys holds names and keys, such as desk.search: slash, f3; the default holds."))
    return {str(name): _joined(keys) for name, keys in value.items()}


def _joined(keys: object) -> str:
    return ",".join(map(str, keys)) if isinstance(keys, list) else str(keys)


def theme_problem(name: str) -> str:
    """A sentence where nobody knows a theme of this name, else nothing; loads the toolkit's themes."""
    from difflib import get_close_matches

    from textual.theme import BUILTIN_THEMES

    from tui.setup.themes import DARK, LIGHT

    themes = (DARK, LIGHT, *BUILTIN_THEMES)
    if name in themes:
        return ""
    near = get_close_matches(name, themes, 1)
    hint = _(" Is it {name}?").format(name=near[0]) if near else ""
    return _("There is no theme {name}; :theme and Tab list them.").format(name=name) + hint


def in_short(sentences: Sequence[str]) -> str:
    """The first of them, and where all are listed."""
    more = len(sentences) - 1
    rest = plural(
        "{count} more thing is wrong: `hexapla settings` lists all.",
        "{count} more things are wrong: `hexapla settings` lists all.",
        more,
    )
    return f"{sentences[0]} {rest}" if more else sentences[0]


def _broken(path: Path, reason: str) -> Loaded:
    sentence = _("{path} was not read: {reason}; all defaults hold.")
    return Loaded(Settings(), (sentence.format(path=path, reason=reason),))


def template() -> str:
    """The file as it is made: every setting explained, none set."""
    lines = ["# " + _("Settings of Hexapla. Take the # before a line away and write what you like.")]
    for setting in SETTINGS:
        lines += ["", f"# {_(setting.words)}"]
        if setting.values:
            lines.append("# " + _("One of: {values}").format(values=", ".join(setting.values)))
        lines += [f"#{line}" for line in _default_lines(setting.name)]
    return "\n".join(lines) + "\n"


def _default_lines(name: str) -> list[str]:
    if name == "keys":
        return ["keys:", '  desk.search: "slash, f3"']
    return [f"{name}: {shown(Settings()._asdict()[name])}"]


def shown(value: object) -> str:
    """A value as it is written in the file."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return "".join(f"\n  {name}: {keys}" for name, keys in value.items()) or "{}"
    return str(value) if value != "" else '""'


def make(path: Path | None = None) -> bool:
    """Make the file where there is none, and say whether it was made; raises OSError."""
    from search.files import write_new

    path = path or settings_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        write_new(path, template().encode())
    except FileExistsError:
        return False
    return True


def language_of(settings: Settings, environ: Mapping[str, str] = os.environ) -> str:
    """The language to speak, a key of LANGUAGES: the one that is set, else that of the locale."""
    if settings.language != "auto":
        return settings.language
    names = (environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    locale = next((name for name in names if name), "").replace("-", "_").lower()
    if not locale.startswith("zh"):
        return "en"
    return "zh-Hant" if any(part in locale for part in ("_tw", "_hk", "_mo", "hant")) else "zh-Hans"
