"""Words of a date line that state nothing by themselves: hours, days of the week, "published on"."""

from __future__ import annotations

import re

_HOURS = (
    r"T?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?(?:\.\d+)?(?:\s?[ap]\.?m\b\.?)?Z?"
    r"|(?<!\d)\d{1,2}\s?h\s?\d{2}\b|(?<!\d)\d{1,2}\.\d{2}\s?uhr\b|(?:(?<!\d)\d{1,2}\s?)?\buhr\b"
    r"|(?:上午|下午|午前|午後|오전|오후)|\d{1,2}\s?[時时点點]\s?(?:\d{1,2}\s?分)?|\d{1,2}시\s?(?:\d{1,2}분)?"
    r"|\b(?:(?-i:UTC|GMT|(?:AE|AC|AW|NZ|AK|[ACEHIJKMNPB])[SD]T|[CEW]ES?T|MSK|HKT|SGT|MEZ|MESZ))\b|[+-]\d{2}:?\d{2}\b"
    r"|(?:北京|台北|香港)(?:时间|時間)"
)
_WEEKDAYS = (
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
    r"|\b(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|(?:mo|di|mi|do|fr|sa|so)\.)"
    r"|\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b"
    r"|\b(?:lunes|martes|miércoles|jueves|viernes|s[áa]bado|domingo)\b"
    r"|\b(?:lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica)\b|\b(?:segunda|terça|quarta|quinta|sexta)-feira\b"
    r"|\b(?:maan|dins|woens|donder|vrij|zater|zon)dag\b|\b(?:mån|tis|ons|tors|fre|lör|sön|man|tirs|lør|søn)dag\b"
    r"|\b(?:poniedziałek|wtorek|środa|czwartek|piątek|sobota|niedziela)\b"
    r"|\b(?:понедельник|вторник|среда|четверг|пятница|суббота|воскресенье)\b"
    r"|\b(?:понеділок|вівторок|середа|четвер|п['’]ятниця|субота|неділя)\b"
    r"|\b(?:pazartesi|salı|çarşamba|perşembe|cuma|cumartesi|pazar)\b"
    r"|星期[一二三四五六日天]|[周週][一二三四五六日]|[月火水木金土日]曜日?|[월화수목금토일]요일"
    r"|[(（][月火水木金土日월화수목금토일][)）]"
)
_PUBLISHED = (
    r"\b(?:(?:first |last )?(?:published|updated|posted|modified)(?: on| at)?|on|at|date|filed)\b"
    r"|\b(?:(?:zuletzt )?(?:veröffentlicht|aktualisiert|erschienen)|stand(?=\s?:))"
    r"|\b(?:publié|mise? à jour|modifié)\b|\b(?:publicado|actualizado|atualizado|pubblicato|aggiornato)\b"
    r"|\b(?:gepubliceerd|bijgewerkt|publicerad|uppdaterad|publisert|oppdatert|opublikowano|aktualizacja)\b"
    r"|\b(?:опубликовано|обновлено|опубліковано|оновлено)\b|\b(?:г|р)\.|\b(?:года|року)\b"
    r"|(?:最終)?(?:更新|公開|配信|掲載|投稿|発表)日時?(?=\s?[:：|\d])|(?:기사)?(?:입력|수정|등록|승인)(?:일|시간)?"
    r"|(?:发布|發布|發佈|发表|發表|更新)(?:时间|時間|于|於|日期)?|时间|時間|日期|字号|字號"
    r"|\b\d{1,3}[ -]min(?:ute)?s?(?: read)?\b|\b\d+ (?:views|comments)\b"
    r"|(?:浏览|瀏覽|阅读|閱讀|点击|評論|评论)(?:量|数|數|次数)?\s?[:：]?\s?\d*次?"
)
_BEFORE_NUMBER = (
    r"\b(?:am|um|vom|den|le|à|el|a las|il|alle|ore|em|às|op|om|den|kl|w|в|о)\b\.?(?=\s*(?:[\d|]|$))"
)
"""Small words that belong to a date or an hour only directly before it."""

FILLER = re.compile(f"{_HOURS}|{_WEEKDAYS}|{_PUBLISHED}|{_BEFORE_NUMBER}", re.IGNORECASE)
