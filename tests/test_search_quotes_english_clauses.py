"""English reported speech: where the words begin and end; one invented sentence for each rule."""

from __future__ import annotations

import pytest

from tests.spoken_english import found, says

# Each line: the sentence, and its only quote as kind, words, cue and speaker.
ONE = [
    # who speaks, and what is found
    ("Of the delay he was less proud: “It was my oven.”", "direct", "It was my oven.", ":", "he"),
    ("His boast: “We bake for four kings.”", "direct", "We bake for four kings.", "boast", "His"),
    (
        "An audit by Lindt had found two of the five ovens to be cold.",
        "indirect",
        "two of the five ovens to be cold",
        "found",
        "An audit",
    ),
    ("Lindt urged bakers to close the mill.", "indirect", "to close the mill", "urged", "Lindt"),
    # where the clause ends
    (
        "Lindt said the bread was “a scandal,” echoing the guild.",
        "mixed",
        "the bread was “a scandal,”",
        "said",
        "Lindt",
    ),
    (
        "Lindt said the mill was safe - but she also left the valley.",
        "indirect",
        "the mill was safe - but she also left the valley",
        "said",
        "Lindt",
    ),
    (
        "Quill said he would sit down and tell her.",
        "indirect",
        "he would sit down and tell her",
        "said",
        "Quill",
    ),
    (
        "While the dough was rising, the guild has denied any part in the Sept. 9, 1994, flood.",
        "indirect",
        "any part in the Sept. 9, 1994, flood",
        "denied",
        "the guild",
    ),
    # behind the clause
    (
        "The mill has cost the valley dearly, said Nora Lindt, a baker from Salem.",
        "indirect",
        "The mill has cost the valley dearly",
        "said",
        "Nora Lindt",
    ),
    (
        "Although the week was bad, he remains calm, according to the guild.",
        "indirect",
        "he remains calm",
        "according to",
        "the guild",
    ),
    (
        "The mill is not safe, Nora Lindt told a council panel Friday.",
        "indirect",
        "The mill is not safe",
        "told",
        "Nora Lindt",
    ),
    (
        "The mill does not answer letters, as bakers have said.",
        "indirect",
        "The mill does not answer letters",
        "said",
        "bakers",
    ),
    (
        "SALEM, May 3 (Valley News) - The mill must close by the spring, the guild said.",
        "indirect",
        "The mill must close by the spring",
        "said",
        "the guild",
    ),
    # quoted words inside a reported clause
    (
        "Lindt said the bread did not give “a good account of the flour,” she said.",
        "mixed",
        "the bread did not give “a good account of the flour,”",
        "said",
        "Lindt",
    ),
    (
        "Lindt says that if he went to the square he would yell “Hey, buy my bread.”",
        "mixed",
        "if he went to the square he would yell “Hey, buy my bread.”",
        "says",
        "Lindt",
    ),
    (
        "With so many mills, “there is no one who can watch them,” he said.",
        "mixed",
        "With so many mills, “there is no one who can watch them,”",
        "said",
        "he",
    ),
    (
        "Quill “has taken on a hard task,” said Nora Lindt.",
        "mixed",
        "Quill “has taken on a hard task,”",
        "said",
        "Nora Lindt",
    ),
    # direct speech
    (
        "“We will bake until the flour is gone,” Rep. Nora Lindt (D-N.Y.) said.",
        "direct",
        "We will bake until the flour is gone",
        "said",
        "Rep. Nora Lindt",
    ),
    ("Asked about the fire, Lindt said, “Never.”", "direct", "Never.", "said", "Lindt"),
    (
        "The door bore a sign that read, “We are all at the mill.”",
        "direct",
        "We are all at the mill.",
        "read",
        "a sign",
    ),
    (
        "They met under what Quill called “the old bread tax.”",
        "direct",
        "the old bread tax.",
        "called",
        "Quill",
    ),
    ("Quill blurted out, “Hot loaves,” from the ladder.", "direct", "Hot loaves", "blurted", "Quill"),
    # relatives and "that" as a subject
    ("Lindt says that would ruin the mill.", "indirect", "that would ruin the mill", "says", "Lindt"),
    (
        "She visited the coopers, several of whom say the wheel is cursed.",
        "indirect",
        "the wheel is cursed",
        "say",
        "several of whom",
    ),
    (
        "Quill, who thinks the bakers “need to be more patient,” left.",
        "mixed",
        "the bakers “need to be more patient,”",
        "thinks",
        "who",
    ),
    # participles and infinitives
    (
        "The guild issued a notice saying the mill is haunted.",
        "indirect",
        "the mill is haunted",
        "saying",
        "The guild",
    ),
    (
        "Noting that Quill “sells a lot of cold bread,” Lindt asked for a refund.",
        "mixed",
        "Quill “sells a lot of cold bread,”",
        "Noting",
        "Lindt",
    ),
    (
        "The bakers ask the mayor to mend the mill and find a way to ensure that it turns.",
        "indirect",
        "to mend the mill and find a way to ensure that it turns",
        "ask",
        "The bakers",
    ),
    (
        "Lindt derided him, describing the plan as having “no more salt than a brick.”",
        "mixed",
        "the plan as having “no more salt than a brick.”",
        "describing",
        "Lindt",
    ),
    ("The guild said on Friday it had lost the key.", "indirect", "it had lost the key", "said", "The guild"),
    # sources
    (
        "The oven stays cold because, according to Lindt, the wood is wet.",
        "indirect",
        "the wood is wet",
        "according to",
        "Lindt",
    ),
    (
        "The mill had burnt four times by then, according to polling among coopers.",
        "indirect",
        "The mill had burnt four times by then",
        "according to",
        "polling",
    ),
    # subjects of quoted words
    (
        "“You have taken every sack out of the shed,” the two write.",
        "direct",
        "You have taken every sack out of the shed",
        "write",
        "the two",
    ),
    (
        "“Bread is life! Eat more of it,” read one.",
        "direct",
        "Bread is life! Eat more of it",
        "read",
        "one",
    ),
    (
        "“I took my brother along,” another baker, Nora Lindt, recalled.",
        "direct",
        "I took my brother along",
        "recalled",
        "Nora Lindt",
    ),
    (
        "Lindt shot back, “Quill would not know a loaf from a brick.”",
        "direct",
        "Quill would not know a loaf from a brick.",
        "shot back",
        "Lindt",
    ),
    # "as X said", hearers and times
    (
        "But as Quill noted on Monday, those ovens will need a second look.",
        "indirect",
        "those ovens will need a second look",
        "noted",
        "Quill",
    ),
    (
        "Bread can go bad, and as Lindt noted, people in the valley like it that way.",
        "indirect",
        "people in the valley like it that way",
        "noted",
        "Lindt",
    ),
    (
        "Quill told The Bread-Ledger of Salem last week he would rather eat stones.",
        "indirect",
        "he would rather eat stones",
        "told",
        "Quill",
    ),
    (
        "Lindt predicted on the harvest day that the millers will win.",
        "indirect",
        "the millers will win",
        "predicted",
        "Lindt",
    ),
    (
        "Quill promised Sunday at a Port Salem rally to end the bread tax.",
        "indirect",
        "to end the bread tax",
        "promised",
        "Quill",
    ),
    (
        "When asked which oven was the best in the valley, most bakers left.",
        "indirect",
        "which oven was the best in the valley",
        "asked",
        "",
    ),
    # programmes
    (
        "Speaking on Channel Nine’s “Morning Loaf,” Quill admitted that the mill was a ruin.",
        "indirect",
        "the mill was a ruin",
        "admitted",
        "Quill",
    ),
    # what is no part of the words
    (
        "Chief Ed Long would confirm only that two mills burned.",
        "indirect",
        "two mills burned",
        "confirm",
        "Chief Ed Long",
    ),
    (
        "The mill was old, Lindt said, and she would sell it.",
        "indirect",
        "she would sell it",
        "said",
        "Lindt",
    ),
    ("Quill denies it: he left the mill at noon.", "indirect", "he left the mill at noon", "denies", "Quill"),
    (
        "The guild criticised the plan: nobody had asked the bakers.",
        "indirect",
        "nobody had asked the bakers",
        "criticised",
        "The guild",
    ),
    (
        "Not so, said the baker Nora Lindt: the mill was older than that.",
        "indirect",
        "the mill was older than that",
        "said",
        "the baker Nora Lindt",
    ),
    ("The law is old; her mill, she adds, is not.", "indirect", "is not", "adds", "she"),
    (
        "According to the report, which was leaked on Monday, the weir is unsafe.",
        "indirect",
        "the weir is unsafe",
        "According to",
        "the report",
    ),
    (
        "Sales, according to Ann Roe, a baker, fell by half.",
        "indirect",
        "fell by half",
        "according to",
        "Ann Roe",
    ),
    (
        "The guild’s position is that the weir is unsafe.",
        "indirect",
        "the weir is unsafe",
        "position",
        "The guild’s",
    ),
    ("The report shows that the weir was unsafe.", "indirect", "the weir was unsafe", "shows", "The report"),
    # questions that are put and not answered
    (
        "Quill declined to say whether the mill would stand.",
        "indirect",
        "whether the mill would stand",
        "say",
        "Quill",
    ),
    (
        "The guild would not say on Monday how old the mill was.",
        "indirect",
        "how old the mill was",
        "say",
        "The guild",
    ),
    # amounts, views and counts that somebody gives
    (
        "Quill put the cost so far at about €4 million.",
        "indirect",
        "the cost so far at about €4 million",
        "put",
        "Quill",
    ),
    ("The guild puts the number nearer 900.", "indirect", "the number nearer 900", "puts", "The guild"),
    (
        "By Ms Lindt’s own estimate the weir will cost €4 million.",
        "indirect",
        "the weir will cost €4 million",
        "By Ms Lindt’s own estimate",
        "Ms Lindt",
    ),
    (
        "Better to bake too much than too little, in her view.",
        "indirect",
        "Better to bake too much than too little",
        "in her view",
        "her",
    ),
    # what stands between a verb and its clause, or behind the verb
    ("She warned, though, that the weir was old.", "indirect", "the weir was old", "warned", "She"),
    (
        "The mill will stay shut until June, she made clear.",
        "indirect",
        "The mill will stay shut until June",
        "made clear",
        "she",
    ),
    (
        "Salem mayor quits over flood, says he’d do it again",
        "indirect",
        "he’d do it again",
        "says",
        "Salem mayor",
    ),
    ("Quill is adamant the weir is safe.", "indirect", "the weir is safe", "adamant", "Quill"),
    ("“Nobody told me,” was her answer.", "direct", "Nobody told me", "answer", "her"),
    ("“Keep off the weir,” it ran.", "direct", "Keep off the weir", "ran", "it"),
    # a clause that describes the speaker between words and verb
    (
        "“Nobody asked us,” Ann Roe, who runs the guild and is not related to Lindt, told a rally.",
        "direct",
        "Nobody asked us",
        "told",
        "Ann Roe",
    ),
    # findings, letters, and amounts in words
    (
        "The sluice had been open, the council’s report found.",
        "indirect",
        "The sluice had been open",
        "found",
        "the council’s report",
    ),
    (
        "The court dismissed her plea, finding that it was “early”.",
        "mixed",
        "it was “early”",
        "finding",
        "The court",
    ),
    (
        "The guild has sent a letter urging the council to open the mill.",
        "indirect",
        "to open the mill",
        "urging",
        "The guild",
    ),
    (
        "The report puts the chance of a flood at one in 50.",
        "indirect",
        "the chance of a flood at one in 50",
        "puts",
        "The report",
    ),
    ("The mayor was blunt: the weir is old.", "indirect", "the weir is old", "blunt", "The mayor"),
    ("Bakers call it “a tax on bread”.", "mixed", "it “a tax on bread”", "call", "Bakers"),
    (
        "It was, said Ann Roe, “a farce from start to finish”.",
        "direct",
        "a farce from start to finish",
        "said",
        "Ann Roe",
    ),
    ("Auditors noted three years ago that nobody signs.", "indirect", "nobody signs", "noted", "Auditors"),
]


@pytest.mark.parametrize(("text", "kind", "words", "cue", "speaker"), ONE)
def test_who_says_what(text: str, kind: str, words: str, cue: str, speaker: str) -> None:
    assert says(text, kind, words, cue, speaker)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Three months at least, according to Ann Roe, the chief.", ["Three months at least"]),
        ("Not according to Ann Roe, who runs the mill.", []),
        ("Two bakers had urged a delay, according to a guest.", ["Two bakers had urged a delay"]),
        ("Lindt announced her guests: Roe, Doe and Poe.", []),
        ("Lindt put her house on the market at $400,000.", []),
        ("The weir, by all accounts, is old.", []),
        ("As berry recall widens, Lindt said the mill was shut.", ["the mill was shut"]),
        (
            "By his count the weir cost “4 million, give or take,” and he expects the bill to grow.",
            ["the weir cost “4 million, give or take,”", "the bill to grow"],
        ),
        (
            "The mill was shut, Lindt said; the bells had been taken down “because they kept waking people”.",
            ["The mill was shut", "the bells had been taken down “because they kept waking people”"],
        ),
        ("The mill was old, Lindt said, and very slow.", ["The mill was old", "and very slow"]),
        ("The law is old; the mill is older, Lindt said.", ["The law is old; the mill is older"]),
        ("A court in Salem threw it out; it came too late, the judge wrote.", ["it came too late"]),
        ("Not all agree: nothing left the mill, according to Ann Roe.", ["nothing left the mill"]),
        ("According to Ann Roe, a baker in Salem, the weir is old.", ["the weir is old"]),
        ("In her view, though, the weir is old.", ["the weir is old"]),
        ("As for the mill, it would stay shut, Lindt said.", ["it would stay shut"]),
        ("Lindt said the mill was old but declined to name a price.", ["the mill was old"]),
        (
            "Lindt said two bakers had complained and were asked to leave.",
            ["two bakers had complained and were asked to leave"],
        ),
        ("The mill will shut, Lindt said, hours after a fire broke out.", ["The mill will shut"]),
        ("Lindt showed a plan called “Project Weir”.", []),
        ("Lindt said the weir was old, but the guild disputes that.", ["the weir was old"]),
        ("Bakers say the guild lied, a charge it denies.", ["the guild lied"]),
        ("One thing is clear: the weir is old.", []),
        ("The water was clear: no weeds hung in it.", []),
        ("The mayor was blunt: Lindt said the weir is old.", ["the weir is old"]),
        ("Lindt wrote to customers that the weir is old.", ["the weir is old"]),
        ("Lindt was finding that the weir is old.", []),
        ("Lindt dismissed reports that he had gone as “pure invention.”", []),
        ("The mill is old, Lindt told the guild, and it leaks.", ["The mill is old", "it leaks"]),
        (
            "Bakers put the risk of a flood in that year at one in 50.",
            ["the risk of a flood in that year at one in 50"],
        ),
        ("Lindt raged that night and left.", []),
        (
            "The guild lost; without bread, “there is no way back,” Lindt said.",
            ["without bread, “there is no way back,”"],
        ),
        ("The growing doubts that the weir will hold worry Lindt.", []),
        ("Lindt said that morning that the weir is old.", ["the weir is old"]),
        ("It went on sale, because it was cheap.", []),
        ("Asked whether she would stay, Lindt smiled.", []),
        ("Asked in Salem recently whether he would bake again, Quill gave no answer.", []),
        # what was not said goes on in the clause, shifted back as the rest
        (
            "Lindt said the flood had come at noon and nobody had told the bakers.",
            ["the flood had come at noon and nobody had told the bakers"],
        ),
        (
            "Lindt said the guild had shut the mill and had not informed its members.",
            ["the guild had shut the mill and had not informed its members"],
        ),
        ("Lindt said the mill was old, but did not recommend a new one.", ["the mill was old"]),
        ("Lindt said the mill was old and had told the guild.", ["the mill was old"]),
        ("None of the four bakers has said that the weir is old.", []),
        ("None of the mills is safe, Lindt said.", ["None of the mills is safe"]),
        # what is added to those who were told
        (
            "The weir would hold, Lindt told bakers in Salem, where a crowd had gathered.",
            ["The weir would hold"],
        ),
        ("The weir would hold, Lindt told bakers, who had waited for an hour.", ["The weir would hold"]),
        (
            "They went to Salem, Lindt said, where they sold bread.",
            ["They went to Salem", "where they sold bread"],
        ),
        # who tells the rest
        (
            "According to Lindt, her guild wrote to the mayor in May about old ovens.",
            ["her guild wrote to the mayor in May about old ovens"],
        ),
    ],
)
def test_nothing_else_is_said(text: str, words: list[str]) -> None:
    assert [quote[1] for quote in found(text)] == words
