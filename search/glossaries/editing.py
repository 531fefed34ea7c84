"""Changes of the text of glossary.yaml, made where the change belongs and nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from search.decisions.scalars import scalar, storable
from search.decisions.yaml_text import (
    Item,
    appended,
    list_of,
    root_of,
    with_item,
    with_key,
    without_item,
    without_key,
)
from search.errors import DecisionError, PairsError
from search.glossaries.own import Entry, Form, Own, entry_of, family, parse, plain, same
from search.speech import N_, _

HEADER = """\
# Word pairs of this library.  Edit freely: comments and unknown keys are kept.
#   - en: [open source]
#     zh: [开源, 開源]
# What stands under `not` is no pair.
"""

_REFUSED = N_("glossary.yaml is written in a way that cannot be changed safely here; change it by hand: {}.")


def confirmed(text: str, one: Form, other: Form) -> str:
    """The text that states that two forms mean the same; raises PairsError.

    The other form goes to the entry that has one of them.  What told the two apart is taken out.
    """
    own = _undenied(parse(text), one, other)
    meant = _joined(own, one, other)
    return _checked(lambda: _written(_without_denial(text, one, other), one, other), meant, words(one, other))


def denied(text: str, one: Form, other: Form) -> str:
    """The text that states that two forms do not mean the same; raises PairsError.

    An entry that joins them loses one of the two, unless that would undo other pairs.
    """
    own = parse(text)
    entries = _without_pair(own.entries, one, other)
    apart = own.denied if own.denies(one, other) else (*own.denied, _pair(one, other))
    meant = Own(entries, apart)
    return _checked(lambda: _denied(text, one, other), meant, f"not: {words(one, other)}")


def dropped(text: str, entry: Entry) -> str:
    """The text without an entry, of pairs or of words that are told apart; raises PairsError."""
    own = parse(text)
    key = "pairs" if entry in own.entries else "not"
    listed = own.entries if key == "pairs" else own.denied
    if entry not in listed:
        raise PairsError(_("That entry is not in glossary.yaml any more; open the list anew."))
    at = listed.index(entry)
    left = (*listed[:at], *listed[at + 1 :])
    meant = replace(own, entries=left) if key == "pairs" else replace(own, denied=left)
    return _checked(lambda: _without_entry(text, key, at), meant, f"without {next(iter(entry)).text}")


def words(one: Form, other: Form) -> str:
    """A pair in words."""
    return f"{one.text} = {other.text}"


def written(form: Form) -> Form:
    """A form as a file can hold it; Chinese shows its script itself.  Raises PairsError for none."""
    text = " ".join(str(storable(form.text)).split())
    if not plain(text):
        raise PairsError(_("Give a word and its counterpart."))
    return Form(text, "zh" if family(form.lang) == "zh" else form.lang)


# -- what is meant -----------------------------------------------------------------------------------------


def _pair(one: Form, other: Form) -> Entry:
    return Entry(((one.lang, (one.text,)), (other.lang, (other.text,))))


def _home(entries: tuple[Entry, ...], one: Form, other: Form) -> tuple[int, Form] | None:
    """The entry that takes a pair in, and the form that it lacks: one with both, else with either."""
    both = next((at for at, each in enumerate(entries) if each.has(one) and each.has(other)), None)
    if both is not None:
        known = set(entries[both])
        return both, next((form for form in (one, other) if not _stands(known, form)), one)
    for have, lacks in ((one, other), (other, one)):
        at = next((at for at, each in enumerate(entries) if each.has(have)), None)
        if at is not None:
            return at, lacks
    return None


def _stands(known: set[Form], form: Form) -> bool:
    """Whether a form is written so already, but for letter case: the other Chinese script is another form."""
    return any(same(form, each) and each.text.casefold() == form.text.casefold() for each in known)


def _joined(own: Own, one: Form, other: Form) -> Own:
    home = _home(own.entries, one, other)
    if home is None:
        return replace(own, entries=(*own.entries, _pair(one, other)))
    at, form = home
    entry = own.entries[at]
    if _stands(set(entry), form):
        return own
    return replace(own, entries=(*own.entries[:at], _with_form(entry, form), *own.entries[at + 1 :]))


def _with_form(entry: Entry, form: Form) -> Entry:
    tag = _tag_for(entry, form)
    if tag is None:
        return replace(entry, forms=(*entry.forms, (form.lang, (form.text,))))
    forms = tuple((key, (*texts, form.text) if key == tag else texts) for key, texts in entry.forms)
    return replace(entry, forms=forms)


def _tag_for(entry: Entry, form: Form) -> str | None:
    """The key of the entry under which a form belongs."""
    tags = [tag for tag, _ in entry.forms]
    return form.lang if form.lang in tags else next((t for t in tags if t == family(form.lang)), None)


def _without_pair(entries: tuple[Entry, ...], one: Form, other: Form) -> tuple[Entry, ...]:
    """The entries without the pair, as far as no other pair goes with it; nothing stays of a mere pair."""
    found = [_left(each, one, other) for each in entries]
    return tuple(each for each in found if each is not None)


def _left(entry: Entry, one: Form, other: Form) -> Entry | None:
    form = _removable(entry, one, other)
    return entry if form is None else _without_form(entry, form)


def _removable(entry: Entry, one: Form, other: Form) -> Form | None:
    """The form of a pair that can go without another pair; None where there is no pair, or no such form."""
    words = {(family(form.lang), plain(form.text)) for form in entry}
    if not (entry.has(one) and entry.has(other)) or len({lang for lang, _ in words}) > 2:
        return None
    ours = sum(lang == family(one.lang) for lang, _ in words)
    theirs = len(words) - ours
    return one if theirs == 1 else other if ours == 1 else None


def _without_form(entry: Entry, form: Form) -> Entry | None:
    others = (
        (tag, tuple(text for text in texts if not same(form, Form(text, tag)))) for tag, texts in entry.forms
    )
    left = tuple((tag, texts) for tag, texts in others if texts)
    return replace(entry, forms=left) if len(left) > 1 else None


def _undenied(own: Own, one: Form, other: Form) -> Own:
    return replace(own, denied=tuple(each for each in own.denied if not (each.has(one) and each.has(other))))


def _checked(change: Callable[[], str], meant: Own, what: str) -> str:
    """The new text, if it states what is meant and nothing else."""
    try:
        new = change()
        stated = parse(new)
    except DecisionError as error:
        raise PairsError(_(_REFUSED).format(what)) from error
    finally:
        root_of.cache_clear()
    if (stated.entries, stated.denied) != (meant.entries, meant.denied):
        raise PairsError(_(_REFUSED).format(what))
    return new


# -- the places of things in the text ----------------------------------------------------------------------


def _written(text: str, one: Form, other: Form) -> str:
    entries = parse(text).entries
    home = _home(entries, one, other)
    if home is None:
        return _with_entry(text, "pairs", one, other)
    at, form = home
    entry = entries[at]
    if _stands(set(entry), form):
        return text
    node = _nodes(text, "pairs")[at][1]
    tag = _tag_for(entry, form)
    if tag is None:
        last = Item(node).get(entry.forms[-1][0])
        assert last is not None
        return with_key(text, node, last, f"{scalar(form.lang)}: [{scalar(form.text)}]")
    return _with_text(text, Item(node).get(tag), form.text)


def _with_text(text: str, texts: Node | None, form: str) -> str:
    """A form more under a key; a single one becomes a list."""
    if isinstance(texts, SequenceNode):
        return with_item(text, texts, scalar(form))
    assert isinstance(texts, ScalarNode)
    start, end = texts.start_mark.index, texts.end_mark.index
    return f"{text[:start]}[{scalar(texts.value.strip())}, {scalar(form)}]{text[end:]}"


def _with_entry(text: str, key: str, one: Form, other: Form) -> str:
    keys = [f"{scalar(form.lang)}: [{scalar(form.text)}]" for form in (one, other)]
    listed = list_of(text, key)
    if key == "not" or (listed is not None and listed.value and listed.flow_style):
        return appended(text, key, f"{{{', '.join(keys)}}}", HEADER)
    column = listed.start_mark.column + 2 if listed is not None and listed.value else 4
    return appended(text, key, f"\n{' ' * column}".join(keys), HEADER)


def _denied(text: str, one: Form, other: Form) -> str:
    for at, entry in reversed(list(enumerate(parse(text).entries))):
        if (form := _removable(entry, one, other)) is not None:
            text = _without_other(text, at, entry, form)
    return text if parse(text).denies(one, other) else _with_entry(text, "not", one, other)


def _without_other(text: str, at: int, entry: Entry, other: Form) -> str:
    """Take a form out of an entry, with its language where it is the last one; or the whole entry."""
    left = _without_form(entry, other)
    if left is None:
        return _without_entry(text, "pairs", at)
    tags = [tag for tag, _ in left.forms]
    for tag, _forms in entry.forms:
        node = _nodes(text, "pairs")[at][1]
        text = _without_texts(text, at, tag, other) if tag in tags else without_key(text, node, tag)
    return text


def _without_texts(text: str, at: int, tag: str, form: Form) -> str:
    listed = Item(_nodes(text, "pairs")[at][1]).get(tag)
    for number, node in enumerate(listed.value if isinstance(listed, SequenceNode) else ()):
        if isinstance(node, ScalarNode) and same(form, Form(node.value.strip(), tag)):
            return _without_texts(without_item(text, listed, number), at, tag, form)
    return text


def _without_entry(text: str, key: str, at: int) -> str:
    return without_item(text, list_of(text, key), _nodes(text, key)[at][0])


def _without_denial(text: str, one: Form, other: Form) -> str:
    for at, entry in reversed(list(enumerate(parse(text).denied))):
        if entry.has(one) and entry.has(other):
            text = _without_entry(text, "not", at)
    return text


def _nodes(text: str, key: str) -> list[tuple[int, MappingNode]]:
    """The items of a list that are entries, as `parse` counts them, with their places in the list."""
    listed = list_of(text, key)
    return [
        (at, node)
        for at, node in enumerate(listed.value if listed else ())
        if isinstance(node, MappingNode) and entry_of(_values(node)) is not None
    ]


def _values(node: MappingNode) -> dict[str, object]:
    """The keys of an entry with their values, as far as these are texts; the last of a repeated key."""
    return {str(key.value): _value(value) for key, value in node.value}


def _value(node: Node) -> object:
    if isinstance(node, SequenceNode):
        return [each.value if isinstance(each, ScalarNode) else None for each in node.value]
    return node.value if isinstance(node, ScalarNode) else None
