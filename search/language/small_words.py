"""The small words and the own letters of nine languages, which tell them apart without a model."""

from __future__ import annotations

FUNCTION_WORDS = {
    "en": "a the so no also other being of and to in that is was for it with as his he be not by but have "
    "you which are on or her had at from this they were their has its would been will who said an "
    "about after more than when she we i says could than into over what why how should must may can "
    "amid out up all new your my our us if do does did just now only",
    "de": "wer wo wann warum welche welcher welches welchem welchen wen wem jahr der die und in den von zu "
    "das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie "
    "nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur "
    "bis mehr durch man sein wurde sei ich wir ihr kein keine gegen will ihre ihren seine hatte habe "
    "wenn vom soll",
    "fr": "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont "
    "aux avec son cette ou être sa nous comme mais leur ont fait été ses elle on deux même ces je "
    "vous si où tout bien après avait selon lors contre aussi entre d'un d'une c'est qu'il n'est l'on",
    "es": "de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha "
    "me si sin sobre este ya entre cuando todo esta ser son dos también fue había era muy años hasta "
    "desde está porque qué ante según contra han donde nos así yo",
    "it": "di e il la che in a per è un del non i le una si con da dei della sono al nel alla più anche "
    "come ha ma su lo gli delle o se ci questo dal essere tra stato ho dell'anno cui hanno dalla "
    "nella suo sua era degli due dopo loro perché fra c'è sul sulla quando ancora io ed",
    "pt": "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das "
    "tem à seu sua ou ser quando muito há nos já está eu também só pelo pela até isso ela entre era "
    "depois sem mesmo aos ter seus são você num numa disse sobre anos às",
    "nl": "de en van het een in is dat op te zijn met voor niet die er aan om ook als maar bij of uit nog "
    "naar dan hij heeft worden door wordt over ze zich tot was hebben deze wel al kan meer geen moet "
    "haar ik wat werd onder we zegt tegen waar had dit zou veel na hun omdat",
    "cs": "a se v na je že o s z do i to k ve pro za by si od po jak ale jsou jako jsem tak které který až "
    "která jeho bude byl bylo ze však už při nebo také jen podle před není byla které co ani aby jí "
    "mezi než kde své jejich letos jsme uvedl řekl více",
    "pl": "w i na z do się że nie jest o to od za jak przez po dla ale co ma który jego są oraz tym tego "
    "przy być może jako już które także czy tak był było pod będzie przed która jej ich ze tylko lub "
    "tej roku kiedy gdy powiedział podczas wobec również zostały",
}

TELLTALES = {
    "de": "äöüß",
    "fr": "éèàçêùîœâëï",
    "es": "ñ¿¡áíóú",
    "it": "èìòù",
    "pt": "ãõçáêâ",
    "nl": "ĳ",
    "cs": "ěščřžůýíáé",
    "pl": "ąęłńśźżćó",
}
