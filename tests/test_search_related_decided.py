"""Word pairs that a person has decided about, in questions and reasons of related passages."""

from __future__ import annotations

from search.language.concepts import Concept
from search.language.glossary import Glossary
from search.related.analysed import Analysed
from search.related.decided import NOTHING, holds, shared_pairs, with_pairs
from search.related.evidence import Reason

BUOY = Concept("own 1", "term", {"en": ("glow buoy",), "zh": ("夢光浮標",), "de": ("Leuchtboje",)})
HERE = Analysed("The glow buoy at the mole has failed.", "en")
THERE = Analysed("北防波堤的夢光浮標已失靈。", "zh-Hant")


def worth(_term: str, _family: str) -> float:
    return 0.7


def test_a_confirmed_pair_is_asked_for_by_its_words() -> None:
    found = with_pairs(HERE, {"w:mole": {"w:x": 0.4}}, Glossary((BUOY,)))
    assert found["w:mole"] == {"w:x": 0.4}
    assert found["w:glow"] == found["w:buoy"]
    assert found["w:glow"]["w:leuchtboj"] == 1.0
    chinese = {term: weight for term, weight in found["w:glow"].items() if term > "w:\u4e00"}
    assert chinese
    assert sum(weight**2 for weight in chinese.values()) <= 1.0001


def test_a_denied_pair_is_not_asked_for() -> None:
    others = {"w:fail": {"w:失灵": 0.9, "w:失败": 0.5}}
    own = Glossary((), apart=[("failed", "失靈")])
    assert with_pairs(HERE, others, own) == {"w:fail": {"w:失败": 0.5}}
    assert with_pairs(HERE, others, NOTHING) is others


def test_a_confirmed_pair_is_a_reason_on_both_sides() -> None:
    (reason,) = shared_pairs(HERE, THERE, worth, Glossary((BUOY,)))
    assert (reason.kind, reason.worth) == ("term", 0.7)
    assert [span.of(HERE.text) for span in reason.here] == ["glow buoy"]
    assert [span.of(THERE.text) for span in reason.there] == ["夢光浮標"]
    assert list(shared_pairs(HERE, Analysed("別的話", "zh-Hant"), worth, Glossary((BUOY,)))) == []
    assert list(shared_pairs(HERE, THERE, worth, NOTHING)) == []


def test_what_is_told_apart_is_no_reason() -> None:
    (reason,) = shared_pairs(HERE, THERE, worth, Glossary((BUOY,)))
    assert holds(reason, HERE, THERE, NOTHING)
    assert not holds(reason, HERE, THERE, Glossary((), apart=[("梦光浮标", "Glow buoys")]))
    other = Reason("term", reason.here, (reason.there[0].shifted(-3),), 0.5)
    assert holds(other, HERE, THERE, Glossary((), apart=[("梦光浮标", "Glow buoys")]))
