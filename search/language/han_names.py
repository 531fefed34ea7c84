"""Foreign names in Chinese text, and titles in book marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from search.language.fold import fold
from search.language.scripts import HAN
from search.language.segment import is_word, segment
from search.model import Span

_SOUNDS = (
    "阿埃艾爱安昂奥澳巴白拜班邦包保鲍贝本比彼边宾波玻伯博勃布采蔡查恰柴昌车彻川茨慈达大戴丹当道德得登邓迪"
    "狄蒂丁东都杜敦顿多厄恩尔耳法凡范方菲费芬丰冯佛弗夫福富伽盖甘冈高戈哥格葛根贡古瓜圭果哈海汉豪赫黑亨洪"
    "侯胡华怀惠霍基吉季加嘉贾简杰捷金津京君卡凯坎康考柯科可克肯孔库夸奎昆拉莱赖兰郎朗劳勒雷蕾黎里理利丽莉"
    "力立连良列林琳玲刘隆龙卢鲁露路伦罗洛吕马玛迈麦曼芒毛茅梅美门蒙孟米密敏明摩莫默姆木穆拿娜纳乃奈南内嫩"
    "妮尼年涅宁牛纽农努诺女欧帕派潘庞培佩彭蓬皮平珀普其奇齐契乔切钦琴丘曲让热仁日荣茹儒瑞若撒萨塞赛三桑瑟"
    "森沙莎山珊尚绍舍申沈圣施什石史士舒朔司思斯丝松苏索所塔泰坦汤唐陶特滕提廷图土吐托陀瓦旺王威韦维伟卫魏"
    "温文翁沃乌吾武伍西希锡喜夏香肖萧谢辛欣兴星休修许雪逊雅亚延扬杨耶叶伊依因英尤于裕约宰赞泽曾扎詹张哲珍"
    "真芝朱卓子兹佐翠咸茉柏代翰蕙棣札菈缪纶缇娅迦珂璐萝薇妲绮黛碧谟弥敖尹邱韩寇屈柳苗亭腊脱荷泊岑"
)
_DOTTED = re.compile(rf"[{HAN}]+(?:·[{HAN}]+)+")
_TITLED = re.compile(r"《([^《》\n]{2,20})》")
_BESIDE = re.compile(rf"([{HAN}·•・]{{2,16}}) ?[（(] ?(?=[A-Z][a-zà-ÿ]+[ .])")
_LONGEST_PART = 7


@cache
def _sounds() -> frozenset[str]:
    return frozenset(_SOUNDS)


def sounds_foreign(name: str) -> bool:
    """Whether a folded name has only characters that transliterations are written with."""
    return set(name) <= _sounds()


def titled_spans(text: str) -> Iterator[Span]:
    """What stands in 《》, without the marks."""
    return (Span(*match.span(1)) for match in _TITLED.finditer(text))


def glossed_spans(text: str) -> Iterator[Span]:
    """Transliterated names with their original in brackets behind them: 安德森 of 安德森（Lars Andersen）."""
    for match in _BESIDE.finditer(text):
        run = fold(match[1])
        length = 0 if "·" in run else _length_at_end(run)  # dotted names are found as such
        if length > 1:
            yield Span(match.end(1) - length, match.end(1))


def dotted_spans(folded: str) -> Iterator[tuple[Span, Span]]:
    """Each transliterated name with a dot, and its last part: 马克·扎克伯格 with 扎克伯格.

    The words before and after a name are kept off by the segmenter, and by the some 400 characters
    that transliterations are written with.
    """
    for run in _DOTTED.finditer(folded):
        first, *_, last = run.group().split("·")
        start = run.start() + len(first) - _length_at_end(first)
        end = run.end() - len(last) + _length_at_start(last)
        last_start = run.end() - len(last)
        if start < run.start() + len(first) and end > last_start:
            yield Span(start, end), Span(last_start, end)


def _length_at_end(part: str) -> int:
    """How many characters at the end of `part` belong to the name."""
    length = 0
    for word, _, _ in reversed(segment(part[-2 * _LONGEST_PART :])):
        if not set(word) <= _sounds():
            return length + _sounding(word[::-1])
        length += len(word)
    return length


def _length_at_start(part: str) -> int:
    length = 0
    for word, _, _ in segment(part[: 2 * _LONGEST_PART]):
        if not set(word) <= _sounds():
            return length + _sounding(word)
        length += len(word)
    return length


def _sounding(word: str) -> int:
    """How far a guessed word goes on with the name: 森 of 森则, but nothing of 因此."""
    known = is_word(word) or is_word(word[::-1])
    return 0 if known else next(i for i, ch in enumerate(word) if ch not in _sounds())
