"""How many of the parts of German compounds lead to them, and to nothing else."""

from __future__ import annotations

from pathlib import Path

from search.index.backend import IndexPassage
from search.index.compounds import compounds
from search.index.whoosh_backend import WhooshBackend
from search.language.analysis import index_tokens

COMPOUNDS = """
Haustür: Haus Tür                      Schreibtisch: Tisch                   Apfelbaum: Apfel Baum
Zeitungsartikel: Zeitung Artikel       Gesundheitsamt: Gesundheit            Hundefutter: Hund Futter
Kindergarten: Kind Garten              Straßenbahn: Straße Bahn              Bürgermeister: Bürger Meister
Wohnungsmarkt: Wohnung Markt           Regierungssprecher: Regierung Sprecher
Wetterbericht: Wetter Bericht
Krankenhaus: Haus                      Lebensmittel: Leben Mittel            Wasserwerk: Wasser Werk
Bahnhofshalle: Bahnhof Halle           Sicherheitslücke: Sicherheit Lücke    Klimawandel: Klima Wandel
Universitätsklinik: Universität Klinik Geburtstagsfeier: Geburtstag Feier    Tagesordnung: Ordnung
Feuerwehrauto: Feuerwehr Auto          Handelskammer: Handel Kammer
Arbeitgeberverband: Arbeitgeber Verband
Staatsanwalt: Staat Anwalt             Sonnenschein: Sonne Schein            Küchenmesser: Küche Messer
Bilderbuch: Bild Buch                  Kinderarzt: Kind Arzt                 Liebesbrief: Liebe Brief
Schuldenbremse: Schuld Bremse          Mietvertrag: Miete Vertrag            Schulleiter: Schule Leiter
Stromausfall: Strom Ausfall            Flughafen: Flug Hafen                 Fußballspieler: Fußball Spieler
Wahlergebnis: Wahl Ergebnis            Bundeskanzler: Bund Kanzler           Friedensvertrag: Frieden Vertrag
Sprachkurs: Sprache Kurs               Weltmeisterschaft: Welt Meisterschaft Brückenpfeiler: Brücke Pfeiler
Lokomotivführer: Lokomotive Führer     Güterzug: Güter
Gewerkschaftshaus: Gewerkschaft Haus
Datenschutz: Daten Schutz              Versicherungsvertrag: Versicherung Vertrag
Meeresspiegel: Meer Spiegel
Trinkwasser: Wasser                    Steuererhöhung: Steuer Erhöhung       Wälderschutz: Wald Schutz
Rechtsanwalt: Recht Anwalt             Informationsabend: Information Abend  Kaffeetasse: Kaffee Tasse
Gästezimmer: Gast Zimmer               Hühnerstall: Huhn Stall               Buchenwald: Wald
Eisenbahn: Eisen Bahn                  Notaufnahme: Aufnahme                 Augenarzt: Auge Arzt
"""
TEMPTING = (
    "Aufgabe Gabe Gemeinde Meinde Verbandskasten Orden Vertragen Berger Burgund Fluglotse Werkel Hafenstadt "
    "Ausfallen Wandelt Marktet Kursiv Halleluja Schadenersatz Bahnen Kinderlos Handeln Wahllos Buchen Bilden "
    "Weltlich Meerrettich Messerer Einbahn Abarten Garten Ermessen Vermessen Erleben Anleben Ungemach Gemach "
    "Vanille Vanilleeis"
)
"""Words that hold one of the parts without being put together of it, or are its forms, among others."""


def read() -> dict[str, list[str]]:
    """The parts by their compounds."""
    found: dict[str, list[str]] = {}
    compound = ""
    for word in COMPOUNDS.split():
        if word.endswith(":"):
            compound = word[:-1]
        found.setdefault(compound, []).extend([] if word.endswith(":") else [word])
    return found


def terms(word: str) -> set[str]:
    return {token.text for token in index_tokens(word, "de")}


def test_parts_lead_to_their_compounds(tmp_path: Path) -> None:
    gold = read()
    assert len(gold) == 60
    words = [*gold, *(part for parts in gold.values() for part in parts), *TEMPTING.split()]
    body = index_tokens(" ".join(words), "de")
    backend = WhooshBackend(tmp_path)
    backend.clear()
    backend.update([], [IndexPassage(1, 1, "de", "body", "", body, [], [], [])])
    wanted = {(part, term) for word, parts in gold.items() for part in parts for term in terms(word)}
    found = {(part, term) for parts in gold.values() for part in parts for term in compounds(part, backend)}
    backend.close()
    right, missed, wrong = found & wanted, wanted - found, found - wanted
    print(f"{len(right)} right; missed {sorted(missed)}; wrong {sorted(wrong)}")
    assert len(right) + len(missed) == 112
    assert len(right) >= 93
    assert len(wrong) <= 1
