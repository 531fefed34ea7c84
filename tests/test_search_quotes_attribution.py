"""Constructions of attribution as grammars and style books list them, and what only looks like one.

Each case is a sentence with the words expected between ⟦ ⟧; one without them says nothing.
"""

from __future__ import annotations

import pytest

from search.quotes import extract_quotes

SAID = {
    "en": [
        # nouns of saying with a clause or an infinitive, and who claims it
        "A claim by the ferry company that ⟦its boats are never late⟧ was met with laughter.",
        "A warning from the vet that ⟦sheep pox could spread⟧ has closed two markets.",
        "A promise by the ministry ⟦to electrify the line⟧ was dropped.",
        "The regulator voiced concern that ⟦the cable was overloaded⟧.",
        "The tribunal came to the conclusion that ⟦the tent was a dwelling⟧.",
        # passives and impersonal reports
        "It was announced on Friday that ⟦the ferry would be scrapped⟧.",
        "The buyer is believed ⟦to have offered nine million⟧.",
        "The scroll is said by its owners ⟦to be very old⟧.",
        "The court heard that ⟦he had kept the parrots in a garage⟧.",
        # questions, gerunds, infinitives
        "A reporter wanted to know ⟦if the dam was safe⟧.",
        "Witnesses described ⟦seeing a van mount the pavement⟧.",
        "The actor denied ⟦ever having met the producer⟧.",
        "The startup claims ⟦to have solved the problem⟧.",
        # sources and the place of the attribution
        "⟦Tickets go on sale on Friday⟧, per the club's website.",
        "⟦The broth is the best in Brittany⟧, or so the innkeeper insists.",
        "Figures from the beef board show that ⟦mince outsells steak⟧.",
        "Freya Lindholm, a glaciologist at the institute, fears that ⟦the water will not last⟧.",
        "“⟦Music is air with opinions⟧,” she used to say.",
        # marked words and colons
        "Pell Whitaker described ⟦the offer as “insulting” and the timetable as “a fantasy”⟧.",
        "The mayor's message was simple: ⟦stay at home⟧.",
        "The harbour master has a simple explanation: ⟦the tide was wrong⟧.",
        "Farmers see it differently: ⟦the wolves were here first⟧.",
        # the sentence before or behind tells the speaker
        "The foreman explained the delay. ⟦The wrong bricks had come from Belgium⟧.",
        "⟦Half the fleet is unfit for sea⟧. That is according to a leaked memo.",
        # headlines
        "⟦No more night trains before 2030⟧: rail boss",
        "Minister: ⟦no new tax this year⟧",
    ],
    "de": [
        "Den Vorwurf der Anwohner, ⟦die Stadt habe geschlafen⟧, weist das Amt zurück.",
        "Ein Bericht des Senders, wonach ⟦das Bad geflutet werden soll⟧, sorgt für Unruhe.",
        "Die Ministerin bekräftigte ihre Forderung, ⟦die Steuer zu senken⟧.",
        "Es heißt, ⟦das Haus sei verflucht⟧.",
        "In der Branche wird gemunkelt, dass ⟦die Fusion bald kommt⟧.",
        "Aus dem Ministerium verlautete, ⟦die Reform komme im Herbst⟧.",
        "Der Ausschuss wollte wissen, ⟦wer den Befehl unterschrieben hat⟧.",
        "Judith Wenck hält es für wahrscheinlich, dass ⟦die Siedlung aufgegeben wurde⟧.",
        "Die Trainerin ist überzeugt, dass ⟦das Pferd gewinnen kann⟧.",
        "Eine Umfrage zeigt, dass ⟦jeder vierte Schüler nicht frühstückt⟧.",
        "Das Gutachten belegt, dass ⟦das Geld verschwendet wurde⟧.",
        "Der Trainer schließt nicht aus, dass ⟦der Torwart spielt⟧.",
        "Wie aus dem Protokoll hervorgeht, ⟦stimmten nur drei Räte dagegen⟧.",
        "Der Kläger sagt, ⟦der Hund habe ihn gebissen⟧; die Halterin sagt, ⟦er habe geschlafen⟧.",
        "⟦Die Halle wird abgerissen⟧. Das bestätigte die Verwaltung am Freitag.",
        "Die Prognose der Landesbank: ⟦Bis Weihnachten fällt der Preis⟧.",
        "Die Wirtin ist sich sicher: ⟦Es war die Katze⟧.",
        "Die Opposition bezeichnete ⟦den Haushalt als „Luftbuchung mit Ansage“⟧.",
    ],
    "es": [
        "La afirmación del rector de que ⟦no hay goteras⟧ duró poco, se quejan todos.",
        "El rector reiteró su promesa de ⟦abrir la biblioteca los domingos⟧.",
        "Se rumorea que ⟦la actriz dejará la serie⟧.",
        "La comisión quiso saber ⟦quién había firmado la orden⟧.",
        "El senador preguntó a la ministra ⟦cómo piensa pagar el tranvía⟧.",
        "La analista ve probable que ⟦el dividendo desaparezca⟧.",
        "El portavoz no descartó que ⟦haya más despidos⟧.",
        "La entrenadora está convencida de que ⟦el caballo puede ganar⟧.",
        "Una encuesta muestra que ⟦uno de cada cuatro alumnos no desayuna⟧.",
        "Tal y como señala el informe, ⟦la válvula estaba abierta⟧.",
        "⟦Un tejado nuevo⟧, calcula el arquitecto, ⟦costaría medio millón⟧.",
        "⟦El río⟧, advierte la bióloga, ⟦se muere despacio⟧.",
        "A juicio del perito, ⟦los frenos debieron cambiarse⟧.",
        "⟦La obra termina en mayo⟧. Así lo ha confirmado el ayuntamiento.",
        "El gerente explicó que ⟦faltaban piezas⟧. ⟦Llegarían en otoño⟧.",
    ],
    "fr": [
        "L'argument du maire, selon lequel ⟦la forêt se régénère⟧, a laissé sceptiques les botanistes.",
        "La ministre a réitéré sa promesse d'⟦ouvrir un lycée⟧.",
        "Une porte-parole a confirmé à l'AFP que ⟦40 vols étaient annulés⟧.",
        "Anne Solis avait expliqué en mai, à la barre, qu'⟦on lui avait menti⟧.",
        "Le témoin affirme ⟦ne plus sentir ses mains⟧.",
        "Anne Solis a demandé ⟦quand la piscine ouvrirait⟧.",
        "L'entraîneuse est convaincue que ⟦le cheval peut gagner⟧.",
        "Un sondage montre qu'⟦un élève sur quatre ne déjeune pas⟧.",
        "Aux dires des assureurs, ⟦les dégâts sont lourds⟧.",
        "Comme le rappelle l'ingénieure, ⟦la digue a cédé par la base⟧.",
        "⟦La piste anglaise⟧, croit savoir le journal, ⟦serait froide⟧.",
        "La direction évoque ⟦un marché « durablement dégradé »⟧.",
        "La ministre a rappelé que ⟦l'aide était provisoire⟧. ⟦Elle serait revue tous les ans⟧.",
        "⟦Le pont ouvrira en mai⟧. C'est ce qu'a confirmé hier l'adjointe.",
    ],
}

UNSAID = {
    "en": [
        "It should be noted that the poll was small.",
        "I think the council is right, and I say so as a friend.",
        "She promised herself a holiday by the sea.",
        "The last session promises to be a tense one.",
        "Update: roads closed after the storm",
        "Leipzig foam spill: gardens must stay dry",
        "The mill was sold. This week nobody minded.",
    ],
    "de": [
        "Man muss sagen, dass der Wein gut war.",
        "Im Laufe des Tages geriet der Plan durcheinander.",
        "Wenn das Wasser steigt, fordert der Fluss seinen Raum.",
        "Die Abgeordnete der Grünen, Anja Hold, kritisierte die Pläne der Stadt.",
        "Bundesliga: Augsburg gewinnt gegen Mainz",
    ],
    "es": [
        "Según avanza la obra, los vecinos pierden aparcamiento.",
        "Cabe recordar que la ciudad es antigua.",
        "Hay que decir que el vino era bueno.",
    ],
    "fr": [
        "Il faut dire que le vin était bon.",
        "On peut dire que la ville est vieille.",
        "Autant dire que la partie était perdue.",
    ],
}


def _marked(case: str) -> tuple[str, list[str]]:
    """A case without its brackets, and the words that stood between them."""
    wanted = [part.partition("⟧")[0] for part in case.split("⟦")[1:]]
    return case.replace("⟦", "").replace("⟧", ""), wanted


@pytest.mark.parametrize(("lang", "case"), [(lang, case) for lang, cases in SAID.items() for case in cases])
def test_what_is_said(lang: str, case: str) -> None:
    text, wanted = _marked(case)
    found = [quote for quote in extract_quotes(text, lang) if "partial" not in quote.flags]
    assert [quote.text.strip(".") for quote in found] == wanted


@pytest.mark.parametrize(("lang", "text"), [(lang, text) for lang, texts in UNSAID.items() for text in texts])
def test_nobody_says_it(lang: str, text: str) -> None:
    assert extract_quotes(text, lang) == []


@pytest.mark.parametrize(
    ("lang", "text", "speaker"),
    [
        ("de", "Den Vorwurf der Anwohner, man habe geschlafen, weist das Amt zurück.", "der Anwohner"),
        ("en", "A promise by the ministry to electrify the line was dropped.", "the ministry"),
        ("en", "The buyer is believed to have offered nine million.", ""),
        ("en", "The coach's explanation: “We ran out of legs.”", "The coach's"),
        ("en", "The court heard that he had kept parrots.", ""),
        ("es", "La afirmación del rector de que no hay goteras es falsa.", "rector"),
        ("fr", "Aux dires des assureurs, les dégâts sont lourds.", "assureurs"),
    ],
)
def test_whose_claim_it_is(lang: str, text: str, speaker: str) -> None:
    (quote,) = extract_quotes(text, lang)
    assert quote.speaker_text == speaker


@pytest.mark.parametrize(
    ("headline", "speaker"),
    [
        ("Roe-Smith: no new tax this year", "Roe-Smith"),
        ("No new tax this year: O'Brien", "O'Brien"),
        ("Leipzig: no new tax this year", ""),
    ],
)
def test_a_name_beside_the_colon_of_a_headline_stands_in_full_elsewhere(headline: str, speaker: str) -> None:
    text = f"{headline}\n\nIn Leipzig Mayor Ann Roe-Smith met Liam O'Brien. {'A.' * 20_000}\n"
    found = extract_quotes(text, "en")
    assert [(quote.text.lower(), quote.speaker_text) for quote in found] == (
        [("no new tax this year", speaker)] if speaker else []
    )


def test_the_words_of_a_machine_are_given_to_no_person() -> None:
    text = "Ana Holm ran the test. Before complying, the model had written in its log: “I saw no rule.”"
    (quote,) = extract_quotes(text, "en")
    assert (quote.speaker_text, quote.person, quote.speaker_type) == ("the model", "", "document")
