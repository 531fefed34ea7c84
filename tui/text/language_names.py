"""Languages by their names, in the language of the program."""

from __future__ import annotations

from search.speech import N_, _

_NAMES = {
    "zh": N_("Chinese, both scripts"),
    "zh-Hans": N_("Simplified Chinese"),
    "zh-Hant": N_("Traditional Chinese"),
    "cs": N_("Czech"),
    "de": N_("German"),
    "en": N_("English"),
    "es": N_("Spanish"),
    "fr": N_("French"),
    "it": N_("Italian"),
    "ja": N_("Japanese"),
    "ko": N_("Korean"),
    "nl": N_("Dutch"),
    "pl": N_("Polish"),
    "pt": N_("Portuguese"),
    "ru": N_("Russian"),
    "sv": N_("Swedish"),
    "tr": N_("Turkish"),
    "uk": N_("Ukrainian"),
    "und": N_("language not known"),
}


def language_name(tag: str) -> str:
    """The name of a language by its tag (BCP 47); the tag itself where there is none."""
    return _(_NAMES[tag]) if tag in _NAMES else tag
