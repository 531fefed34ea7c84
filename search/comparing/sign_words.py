"""Words of five languages that change what is said, in classes that all share, as regular expressions.

They are matched against folded text: lower-case, without accents, Simplified.  Where a word of Chinese is a
part of others, what stands around it is looked at.
"""

from __future__ import annotations

from typing import Literal

Sign = Literal[
    "not",
    "never",
    "forbidden",
    "perhaps",
    "must",
    "should",
    "allowed",
    "only",
    "all",
    "most",
    "some",
    "very",
    "up",
    "down",
    "before",
    "after",
    "for",
    "against",
    "open",
    "closed",
    "won",
    "lost",
    "bought",
    "sold",
    "more",
    "less",
    "highest",
    "lowest",
    "first",
    "last",
]


def _apart(verb: str, particle: str) -> str:
    """A German verb whose particle closes the clause: stellt den Betrieb ein."""
    return rf"(?:{verb})(?=[^.,;:!?]{{0,90}} {particle}(?: und| oder| aber|[^\w ]|\Z))"


_EN_TIMES = (
    "night|week|weekend|month|year|summer|autumn|winter|spring|"
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
)
_DE_TIMES = "nacht|woche|wochen|monat|jahr|jahre|sommer|herbst|winter|fruhjahr"
"""What is only past that is called last: last week is no end of weeks."""

_NIMMT = r"nimmt|nahm|nehmen|nahmen|nehme"

SPACED: dict[str, dict[Sign, str]] = {
    "en": {
        "not": r"not|cannot|\w+n't|no|none|nobody|no one|nothing|nowhere|neither|nor|without|"
        r"refus(?:e|es|ed|ing)|hardly|scarcely|barely|rather than|instead of",
        "never": r"never|at no (?:time|point)",
        "perhaps": r"may(?! \d)|might|could(?! not\b| no longer\b)|possibly|perhaps|maybe|probably|"
        r"likely|unlikely|said to (?:have|be)|apparently|reportedly|allegedly|seem(?:s|ed)?|appear(?:s|"
        r"ed)?|potentially|presumably",
        "must": r"must|ha(?:ve|s|d) to|needs? to|required to|obliged to",
        "should": r"should|ought to|supposed to",
        "allowed": r"allowed|permitted|permission",
        "forbidden": r"may no longer|forbidden|prohibit(?:s|ed)?|bann?(?:s|ed)?|must not|mustn't",
        "only": r"only|merely|solely|just(?= (?:a|an|the|one|to)\b)",
        "all": r"all|every|everyone|everybody|everything|entirely|completely|whole",
        "most": r"most|majority|mostly",
        "some": r"some|several|a few|partly|partially",
        "up": r"ris(?:e|es|en|ing)|rose|increas\w+|gr(?:ow|ew|own|owing|ows)|climb\w*|gain\w*|jump\w*|"
        r"surg\w+|soar\w*",
        "down": r"fall\w*|fell|drop(?:s|ped|ping)?|declin\w+|decreas\w+|shr[aiu]nk\w*|slump\w*|plung\w+|"
        r"sank|sink\w*",
        "before": r"before|prior to|ago",
        "after": r"after|following",
        "for": r"accept\w*|approv\w+|support\w*|back(?:ed|ing)|agree[ds]?|welcom\w+",
        "against": r"reject\w*|oppos\w+|refus\w+|criticis\w+|criticiz\w+|object(?:s|ed)|disagree\w*",
        "open": r"open(?:s|ed|ing)?|start(?:s|ed|ing)?|beg[aiu]n\w*|launch\w*|resum\w+",
        "closed": r"clos(?:e|es|ed|ing)|stop\w*|end(?:s|ed|ing)?|suspend\w*|paus\w+|halt\w*|shut\w*",
        "won": r"w[io]n(?:s|ning)?",
        "lost": r"los(?:e|es|t|ing)",
        "bought": r"buy\w*|bought|acquir\w+|purchas\w+",
        "sold": r"sell\w*|sold",
        "more": r"more|most|higher|larger|greater|longer|above(?! all)|exceed\w*",
        "less": r"less|fewer|lower|smaller|shorter|below",
        "highest": r"highest|largest|biggest|greatest|longest",
        "lowest": r"lowest|smallest|fewest|shortest",
        "first": r"first",
        "last": rf"last(?! (?:{_EN_TIMES})\b)",
        "very": r"very|extremely|deeply|strongly|highly|absolutely|utterly|firmly|categorically|"
        r"seriously|sharply|"
        r"severely|strictly|significantly|massively",
    },
    "de": {
        "not": r"nicht|kein\w{0,2}|niemand\w{0,2}|nichts|nirgends|weder|ohne|verweigert\w{0,2}|kaum|"
        r"statt(?= (?:des|der|dessen|zu|eine[rs]|mit|wie|nur|auf|den|dem)\b)|anstatt",
        "never": r"nie|niemals|zu keine[mr] (?:zeit|zeitpunkt)",
        "perhaps": r"konnte|konnten|durfte|durften|wohl|vielleicht|moglicherweise|womoglich|"
        r"wahrscheinlich|offenbar|"
        r"anscheinend|angeblich|vermutlich|scheint|scheinen|mutmasslich\w{0,2}",
        "must": r"muss|mussen|musse|musste|mussten",
        "should": r"sollte|sollten|soll|sollen|solle",
        "allowed": r"darf|durfen|durfe|erlaubt\w{0,2}",
        "forbidden": r"verboten|untersagt\w{0,2}|verbietet",
        "only": r"nur|bloss|lediglich|ausschliesslich",
        "all": r"alle[nrms]?|jede[nrms]?|samtliche\w?|vollig|ganzlich|vollstandig\w{0,2}|ganze\w?",
        "most": r"meisten|mehrheit|grossteil",
        "some": r"einige[nr]?|manche\w?|teilweise|mehrere\w?",
        "up": r"steig\w*|stieg\w*|gestiegen\w*|anstieg\w*|zunahm\w*|zugenommen|zunehm\w*|wachs\w*|"
        rf"wuchs\w*|gewachsen\w*|erhoh\w+|zunimmt|{_apart(_NIMMT, 'zu')}",
        "down": r"sink\w*|sank\w*|gesunken\w*|fall(?:en|t)|fiel\w*|gefallen\w*|ruckgang\w*|abnahm\w*|"
        rf"abnehm\w*|abgenommen|abnimmt|schrumpf\w*|{_apart(_NIMMT, 'ab')}",
        "before": r"vor|bevor|ehe",
        "after": r"nach|nachdem",
        "for": r"dafur|akzeptier\w*|zugestimmt|zustimm\w*|billig(?:t|te|ten|en)|unterstutz\w*|begruss\w*|"
        rf"angenommen|annahm\w*|annimmt|{_apart(_NIMMT, 'an')}|{_apart('stimm(?:t|te|ten|en)', 'zu')}",
        "against": r"dagegen|ablehn\w*|abgelehnt\w*|lehn(?:t|te|ten|en)|widersprach\w*|widersprech\w*|"
        rf"verweiger\w*|kritisier\w*|zuruckgewiesen|{_apart('wies|weist|wiesen|weisen', 'zuruck')}",
        "open": r"eroffn\w*|offn\w*|geoffnet\w*|begann\w*|beginn\w*|begonnen\w*|start\w*",
        "closed": r"schliess\w*|schloss\w*|geschlossen\w*|stopp\w*|gestoppt\w*|beend\w*|ausgesetzt\w*|"
        rf"eingestellt|einstell(?:t|te|ten|en)|{_apart('stell(?:t|te|ten|en)', 'ein')}|"
        rf"{_apart('brach|bricht|brachen|brechen', 'ab')}|{_apart('sag(?:t|te|ten|en)', 'ab')}",
        "won": r"gewann\w*|gewonn\w*|gewinnt|gewinnen",
        "lost": r"verlor\w*|verlier\w*",
        "bought": r"kauf(?:t|te|ten|en)|gekauft\w*|erwarb\w*|erworben\w*|ubernahm\w*|ubernommen\w*",
        "sold": r"verkauf\w*|verkauft\w*",
        "more": r"mehr|hoher\w*|grosser\w*|langer\w*",
        "less": r"weniger|niedriger\w*|kleiner\w*|kurzer\w*",
        "highest": r"hochste\w?|grosste\w?|langste\w?",
        "lowest": r"niedrigste\w?|kleinste\w?|kurzeste\w?",
        "first": r"erste[nrsm]?|erstmals",
        "last": rf"letzte[nrsm]?(?! (?:{_DE_TIMES})\b)",
        "very": r"sehr|ausserst|zutiefst|streng\w{0,2}|entschieden|energisch|massiv\w{0,2}|deutlich|"
        r"scharf|schwer",
    },
    "fr": {
        "not": r"ne|n'\w+|pas|aucune?|rien|personne|ni|sans|refuse\w{0,3}",
        "never": r"jamais",
        "perhaps": r"peut-etre|pourrai(?:t|ent)|probablement|sans doute|semble(?:nt)?|apparemment|"
        r"serai(?:t|ent)|aurai(?:t|ent)",
        "must": r"doit|doivent|devra|devront|faut|faudra",
        "should": r"devrai(?:t|ent|s)",
        "allowed": r"autoris\w{0,4}|perm(?:et|is)\w{0,3}",
        "forbidden": r"interdit\w{0,2}|interdi[rs]\w{0,4}",
        "only": r"seulement|uniquement|(?<=\bne )\w+ que|(?<=\bn')\w+ que",
        "all": r"tous|toutes?|chaque|entierement|completement",
        "most": r"plupart|majorite",
        "some": r"certaine?s|quelques|plusieurs|en partie",
        "up": r"augment\w+|hausse\w*|mont(?:e|ent|ee)|progress\w+",
        "down": r"baiss\w+|dimin\w+|recul\w+|chut\w+",
        "before": r"avant",
        "after": r"apres",
        "for": r"accept\w+|approuv\w+|soutien\w*|soutenu\w*",
        "against": r"rejet\w+|refus\w+|oppos\w+",
        "more": r"plus",
        "less": r"moins",
        "first": r"premi(?:er|ere)s?",
        "last": r"(?<!semaine )(?<!mois )(?<!annee )(?<!an )(?<!ete )derni(?:er|ere)s?",
        "very": r"tres|extremement|profondement|fermement|fortement|absolument",
    },
    "es": {
        "not": r"no|ningun\w{0,2}|nada|nadie|ni|sin|tampoco",
        "never": r"nunca|jamas",
        "perhaps": r"quizas?|tal vez|podria\w?|probablemente|posiblemente|parece\w?|al parecer|"
        r"supuestamente|presunt\w+",
        "must": r"debe|deben|debera\w?|tiene\w? que|hay que",
        "should": r"deberia\w?",
        "allowed": r"permit\w{0,4}|autoriz\w{0,4}",
        "forbidden": r"prohib\w{1,4}",
        "only": r"solo|solamente|unicamente",
        "all": r"tod[oa]s?|cada|completamente|totalmente",
        "most": r"mayoria|mayor parte",
        "some": r"algun\w{0,2}|varios|varias|en parte",
        "up": r"aument\w+|subi\w+|sube\w*|crec\w+|increment\w+",
        "down": r"baj[aoe]\w*|cae\w*|cay\w+|disminu\w+|descen\w+|redu[cj]\w+",
        "before": r"antes",
        "after": r"despues|tras",
        "for": r"acept\w+|aprob\w+|apoy\w+|aprueb\w+",
        "against": r"rechaz\w+|opon\w+|opuso|neg[oa]\w*",
        "more": r"mas|mayor\w*",
        "less": r"menos|menor\w*",
        "first": r"primer[oa]?s?",
        "last": r"ultim[oa]s?(?! (?:ano|mes|semana|noche)s?\b)",
        "very": r"muy|extremadamente|profundamente|firmemente|fuertemente|absolutamente",
    },
}
HAN: dict[Sign, str] = {
    "forbidden": r"不得(?!不|已)|不准|不许|禁止|不可(?!能|思|避)|严禁",
    "never": r"从来没有?|从来不|从未|从没有?|从不|绝不|决不|绝无|永不|绝非|始终(?:没有?|未)|一直(?:没有?|未)",
    "not": r"(?<![个级特分区性类识辨差])别(?![的人处墅名于离具样])|"
    r"不(?!过|仅|但|只|断|久|少|同|管|料|妨|惜|限于|光|禁|满|错|幸|法分|锈|良|愧|由得|由自主|约而同)|没(?!收|多久)有?|冇|唔(?!该)|未(?!来|必)|无(?!论|线|疑|人机)|"
    r"毫无|勿|拒绝|否认|(?<!除|并)非(?=一|法律|官方)|并非|而非",
    "perhaps": r"可能|涉嫌|恐怕|或许|也许|大概|似乎|据称|据说|疑似|未必|或将|或会|恐将|恐|有望|料(?=将|会)",
    "must": r"必须|必需|务必|须(?!知)|一定要|不得不|非得|必将|必然|势必",
    "should": r"应该|应当|(?<=不)要(?!是|紧|求)|"
    r"(?<![供答反相适响对呼效照感回因])应(?![用对付急变聘声])|(?<=不)该|该(?=[让把有由])|理应",
    "allowed": r"允许|准许|获准|许可",
    "only": r"只是|只有|只能|只会|(?<![船一二三四五六七八九十百千万几两每这那任\d])只(?![身])|仅仅|仅|"
    r"单单|不过是|而已",
    "all": r"所有|全部|一切|每(?=一|个|艘|家|位|名|人)|全体|完全|彻底|一律",
    "most": r"大多数?|大部分|多数|绝大",
    "some": r"一些|部分(?!地)|有些|某些|若干",
    "up": r"上升|上涨|增长|增加|提高|攀升|飙升|走高|增至|升至|涨",
    "down": r"下降|下跌|减少|降低|下滑|走低|减至|降至|跌",
    "before": r"之前|以前|前夕|(?<![目此先眼跟当生日空提面从往超史])"
    r"前(?![后往来方面所景提任总夫妻首期线途锋台身言卫车门人男女天年者述几一两二三四五六十\d名])",
    "after": r"之后|以后|后来|过后|(?<![最今随背落前此先皇王幕然善向往从推延押])"
    r"后(?![来者果卫方悔面天勤备门续期台排座代裔辈退盾援遗腿院厨人半几一两二三四五六十\d名])",
    "for": r"接受|批准|支持|赞成|赞同|同意|欢迎",
    "against": r"反对|拒收|抵制|驳回",
    "open": r"开放|开业|启动|开始|开启|恢复|重启",
    "closed": r"关闭|停止|暂停|终止|结束|中止|叫停",
    "won": r"赢得?|胜选|当选|获胜|胜出|击败",
    "lost": r"输掉?|败选|落选|失利|落败|败北",
    "bought": r"收购|购买|买下|买入|购入",
    "sold": r"出售|卖出|卖掉|售出|变卖",
    "more": r"更多|更高|更大|超过|多于|高于",
    "less": r"更少|更低|更小|少于|低于",
    "highest": r"最[高大多长]",
    "lowest": r"最[低小少短]",
    "first": r"第一(?![线时])|首(?=[次个位名批度日场轮])|最初|率先|前(?=[一两二三四五六几])",
    "last": r"最后|末(?=[位班日])|后(?=[两二三四五六几])",
    "very": r"非常|极其|极为|极度|十分|深表|深感|强烈|严重|严厉|严格|严正|坚决|绝对|大幅|大力|高度|"
    r"极(?=大|力)",
}
