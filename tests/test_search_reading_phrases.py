"""Lines by which pages speak of themselves, in eight languages, and sentences that only resemble them."""

from __future__ import annotations

import pytest

from search.model import Block
from search.reading.blocks import lay_out
from tests.sentences import SENTENCES

STORIES = {
    "en": [
        (
            "The harbour board said on Tuesday that it would close the oldest dock in July, ending a "
            "century of coal trade in the town."
        ),
        (
            "“We are not walking away from the workers,” said the chair of the board, who asked the families "
            "for patience."
        ),
        ("The dock was built in 1913 and employs 640 people, a third of whom live in the streets behind it."),
    ],
    "de": [
        (
            "Der Hafenrat teilte am Dienstag mit, dass er im Juli die älteste Anlegestelle schließt und "
            "damit ein Jahrhundert Kohlehandel endet."
        ),
        (
            "„Wir lassen die Arbeiter nicht im Stich“, sagte die Vorsitzende des Rates, die um Geduld "
            "bat und weitere Gespräche ankündigte."
        ),
        (
            "Die Anlage wurde 1913 gebaut, 640 Menschen arbeiten dort, ein Drittel wohnt in den Straßen "
            "dahinter."
        ),
    ],
    "fr": [
        (
            "Le conseil du port a annoncé mardi qu'il fermerait en juillet le plus vieux quai, mettant "
            "fin à un siècle de commerce du charbon."
        ),
        (
            "« Nous n'abandonnons pas les ouvriers », a déclaré la présidente du conseil, qui a demandé "
            "aux familles d'être patientes."
        ),
        ("Le quai a été construit en 1913 et emploie 640 personnes, dont un tiers habite les rues voisines."),
    ],
    "es": [
        (
            "La junta del puerto anunció el martes que cerrará en julio el muelle más antiguo y pondrá "
            "fin a un siglo de comercio de carbón."
        ),
        (
            "«No abandonamos a los trabajadores», dijo la presidenta de la junta, que pidió paciencia "
            "a las familias."
        ),
        (
            "El muelle se construyó en 1913 y emplea a 640 personas, un tercio de las cuales vive en "
            "las calles cercanas."
        ),
    ],
    "ja": [
        (
            "港湾委員会は火曜日、最も古い桟橋を七月に閉鎖し、一世紀にわたる石炭取引を終えると発表した"
            "。費用は十四億円に上る見通しだ。"
        ),
        (
            "「労働者を見捨てるわけではない」と委員長は述べ、家族に理解を求めた。説明会は九月にもう一"
            "度開かれる予定だという。"
        ),
        (
            "桟橋は一九一三年に建てられ、六百四十人が働いている。その三分の一は桟橋の裏の通りに住んで"
            "いるという。"
        ),
    ],
    "ko": [
        (
            "항만위원회는 화요일 가장 오래된 부두를 칠월에 닫고 한 세기 동안 이어진 석탄 거래를 끝낸다"
            "고 밝혔다. 비용은 약 백사십억 원이다."
        ),
        (
            "위원장은 “노동자를 버리는 것이 아니다”라고 말하고 가족들에게 이해를 구했다. 설명회는 구월"
            "에 다시 열린다."
        ),
        ("부두는 1913년에 지어졌고 640명이 일하고 있으며 그 가운데 삼분의 일이 부두 뒤 골목에 산다."),
    ],
    "zh": [
        ("港口管理局周二宣布，将于七月关闭全市最老的码头，结束长达一个世纪的煤炭贸易，预计费用约十四亿元。"),
        "“我们不会抛下工人，”管理局主席说，她请各家各户耐心等待，第二次说明会定于九月举行。",
        "这座码头建于1913年，现有六百四十人在此工作，其中三分之一住在码头后面的街巷里。",
    ],
    "hant": [
        ("港務局週二宣布，將於七月關閉全市最老的碼頭，結束長達一個世紀的煤炭貿易，預計費用約十四億元。"),
        "「我們不會拋下工人，」主席說，她請各家各戶耐心等待，第二次說明會訂於九月舉行。",
        "這座碼頭建於1913年，現有六百四十人在此工作，其中三分之一住在碼頭後面的街巷裡。",
    ],
}

FOLDED = [
    ("en", "Disclaimer: The views expressed here are those of the author alone."),
    ("en", "Share this article on Facebook"),
    ("en", "Share on X"),
    ("en", "Like this story? Share it with a friend."),
    ("en", "Tags: harbour, coal, jobs"),
    ("en", "Filed under: Harbour"),
    ("en", "Read also: How the docks were built"),
    ("en", "Related articles:"),
    ("en", "Subscribe to our newsletter to get the news every morning."),
    ("en", "Download our app for the latest news."),
    ("en", "Follow us on Facebook and X."),
    ("en", "Support our journalism. Become a member today."),
    ("en", "Sign up for our daily briefing"),
    ("en", "All rights reserved."),
    ("en", "© 2025 Harbour Daily. All rights reserved."),
    ("en", "Click here to read more"),
    ("en", "Comments (12)"),
    ("en", "Leave a comment"),
    ("en", "Print this page"),
    ("en", "Copy link"),
    ("en", "Advertisement"),
    ("en", "Scroll to continue"),
    ("en", "Story continues below advertisement"),
    ("en", "This article may contain affiliate links."),
    ("en", "Got a tip? Write to us."),
    ("en", "Back to top"),
    ("en", "Skip to main content"),
    ("en", "Accept all cookies"),
    ("de", "Haftungsausschluss: Alle Angaben ohne Gewähr."),
    ("de", "Artikel teilen"),
    ("de", "Diesen Artikel teilen"),
    ("de", "Auf Facebook teilen"),
    ("de", "Schlagwörter: Hafen, Kohle"),
    ("de", "Themen: Hafen, Arbeit"),
    ("de", "Lesen Sie auch: Wie die Docks gebaut wurden"),
    ("de", "Mehr zum Thema"),
    ("de", "Das könnte Sie auch interessieren"),
    ("de", "Abonnieren Sie unseren Newsletter."),
    ("de", "Jetzt unseren Newsletter abonnieren!"),
    ("de", "Laden Sie unsere App herunter."),
    ("de", "Folgen Sie uns auf Facebook."),
    ("de", "Alle Rechte vorbehalten."),
    ("de", "Anzeige"),
    ("de", "Werbung"),
    ("de", "Kommentare (12)"),
    ("de", "Kommentar schreiben"),
    ("de", "Zur Startseite"),
    ("de", "Weiterlesen"),
    ("de", "Nach oben"),
    ("de", "Drucken"),
    ("de", "Jetzt weiterlesen"),
    ("de", "Zum Hauptinhalt springen"),
    ("fr", "Avertissement : les opinions exprimées n'engagent que leur auteur."),
    ("fr", "Partager cet article"),
    ("fr", "Partager sur Facebook"),
    ("fr", "Mots-clés : port, charbon"),
    ("fr", "Sur le même sujet"),
    ("fr", "À lire aussi : comment les quais ont été construits"),
    ("fr", "Lire aussi : Le vieux phare"),
    ("fr", "Lire la suite"),
    ("fr", "Abonnez-vous à notre newsletter."),
    ("fr", "Inscrivez-vous à notre lettre d'information"),
    ("fr", "Téléchargez notre application."),
    ("fr", "Suivez-nous sur Facebook."),
    ("fr", "Tous droits réservés."),
    ("fr", "Publicité"),
    ("fr", "Commentaires (12)"),
    ("fr", "Laisser un commentaire"),
    ("fr", "Imprimer"),
    ("fr", "Retour en haut"),
    ("fr", "Article réservé aux abonnés"),
    ("fr", "La suite après la publicité"),
    ("fr", "Accepter les cookies"),
    ("es", "Aviso legal: las opiniones son responsabilidad del autor."),
    ("es", "Compartir este artículo"),
    ("es", "Comparte en Facebook"),
    ("es", "Compartir en WhatsApp"),
    ("es", "Etiquetas: puerto, carbón"),
    ("es", "Temas relacionados"),
    ("es", "Te puede interesar"),
    ("es", "Lea también: Cómo se construyeron los muelles"),
    ("es", "Noticias relacionadas"),
    ("es", "Suscríbete a nuestro boletín."),
    ("es", "Suscríbase al boletín diario"),
    ("es", "Descarga nuestra aplicación."),
    ("es", "Síguenos en Facebook."),
    ("es", "Todos los derechos reservados."),
    ("es", "Publicidad"),
    ("es", "Comentarios (12)"),
    ("es", "Deja un comentario"),
    ("es", "Imprimir"),
    ("es", "Volver arriba"),
    ("es", "Seguir leyendo"),
    ("es", "Leer más"),
    ("es", "Aceptar las cookies"),
    ("ja", "免責事項：本記事の内容は投資を勧めるものではありません。"),
    ("ja", "この記事をシェアする"),
    ("ja", "この記事をツイートする"),
    ("ja", "シェアする"),
    ("ja", "タグ：港湾、石炭"),
    ("ja", "キーワード：港"),
    ("ja", "関連記事"),
    ("ja", "関連ニュース：港の歴史"),
    ("ja", "あわせて読みたい"),
    ("ja", "おすすめ記事"),
    ("ja", "メルマガ登録はこちら"),
    ("ja", "アプリをダウンロード"),
    ("ja", "公式アカウントをフォローする"),
    ("ja", "無断転載を禁じます"),
    ("ja", "無断転載・複製を禁ず"),
    ("ja", "広告"),
    ("ja", "スポンサーリンク"),
    ("ja", "続きを読む"),
    ("ja", "記事の続きを読む"),
    ("ja", "コメント（12）"),
    ("ja", "コメントを書く"),
    ("ja", "トップへ戻る"),
    ("ja", "会員登録はこちら"),
    ("ja", "この記事は有料会員限定です"),
    ("ja", "ログインして続きを読む"),
    ("ja", "前の記事"),
    ("ja", "次の記事"),
    ("ko", "면책 조항: 이 글은 투자 권유가 아닙니다."),
    ("ko", "기사 공유하기"),
    ("ko", "페이스북 공유"),
    ("ko", "카카오톡으로 공유하기"),
    ("ko", "공유하기"),
    ("ko", "태그: 항만, 석탄"),
    ("ko", "키워드: 부두"),
    ("ko", "관련기사"),
    ("ko", "관련 기사"),
    ("ko", "관련 뉴스"),
    ("ko", "뉴스레터 구독하기"),
    ("ko", "구독하기"),
    ("ko", "앱 다운로드"),
    ("ko", "페이스북에서 팔로우하기"),
    ("ko", "무단전재 및 재배포 금지"),
    ("ko", "무단 전재 및 재배포 금지"),
    ("ko", "무단 전재-재배포 금지"),
    ("ko", "저작권자 © 항만일보, 무단전재 및 재배포 금지"),
    ("ko", "광고"),
    ("ko", "댓글 12"),
    ("ko", "댓글 쓰기"),
    ("ko", "기사 더보기"),
    ("ko", "더보기"),
    ("ko", "인쇄하기"),
    ("ko", "맨 위로"),
    ("ko", "많이 본 뉴스"),
    ("ko", "좋아요"),
    ("ko", "로그인"),
    ("zh", "免责声明：本文仅代表作者个人观点，不代表本网立场。"),
    ("zh", "声明：本文内容仅供参考，不构成投资建议。"),
    ("zh", "本文不代表本站立场"),
    ("zh", "分享到微信"),
    ("zh", "分享至朋友圈"),
    ("zh", "点击分享"),
    ("zh", "转发给朋友"),
    ("zh", "标签：港口 煤炭"),
    ("zh", "关键词：码头"),
    ("zh", "相关阅读"),
    ("zh", "延伸阅读：码头的百年"),
    ("zh", "推荐阅读"),
    ("zh", "热门文章"),
    ("zh", "猜你喜欢"),
    ("zh", "关注我们的公众号"),
    ("zh", "扫码关注"),
    ("zh", "长按二维码关注"),
    ("zh", "下载客户端查看更多"),
    ("zh", "版权所有"),
    ("zh", "未经授权不得转载"),
    ("zh", "转载请注明出处"),
    ("zh", "广告"),
    ("zh", "点赞"),
    ("zh", "阅读原文"),
    ("zh", "查看更多评论"),
    ("zh", "评论（12）"),
    ("zh", "我要评论"),
    ("zh", "返回首页"),
    ("zh", "上一篇：旧厂改造"),
    ("zh", "下一篇：新厂投产"),
    ("zh", "本文来源：港湾新闻"),
    ("zh", "图片来源：网络"),
    ("zh", "更多精彩内容，请关注我们"),
    ("zh", "点击下方卡片关注"),
    ("zh", "喜欢就点个在看吧"),
    ("zh", "举报"),
    ("hant", "免責聲明：本文僅代表作者個人觀點，不代表本站立場。"),
    ("hant", "分享到臉書"),
    ("hant", "分享至LINE"),
    ("hant", "分享文章"),
    ("hant", "標籤：港口 煤炭"),
    ("hant", "關鍵字：碼頭"),
    ("hant", "相關新聞"),
    ("hant", "延伸閱讀：碼頭的百年"),
    ("hant", "推薦閱讀"),
    ("hant", "熱門文章"),
    ("hant", "看更多"),
    ("hant", "追蹤我們的粉絲專頁"),
    ("hant", "加入LINE好友"),
    ("hant", "下載APP看更多新聞"),
    ("hant", "訂閱電子報"),
    ("hant", "版權所有，未經許可不得轉載"),
    ("hant", "未經授權，請勿轉載"),
    ("hant", "廣告"),
    ("hant", "更多新聞"),
    ("hant", "閱讀更多"),
    ("hant", "留言"),
    ("hant", "我要留言"),
    ("hant", "回到頂端"),
    ("hant", "上一則"),
    ("hant", "下一則"),
    ("hant", "圖片來源：網路"),
    ("hant", "按讚加入粉絲團"),
    ("hant", "請繼續往下閱讀"),
    ("hant", "點我看更多"),
]

STORY = [
    ("en", "Share prices fell again on Tuesday."),
    ("en", "The board's disclaimer satisfied nobody."),
    ("en", "Tags hung from every coat in the hall."),
    ("en", "He told them to follow the money."),
    ("en", "Comments came quickly."),
    ("en", "“Subscribe to nothing,” she said."),
    ("en", "Print is dead, the editor said."),
    ("en", "Supporters of the plan cheered."),
    ("en", "Sign language was used throughout."),
    ("en", "Read the room, he was told."),
    ("en", "Related costs rose, too."),
    ("en", "Most read it as a warning."),
    ("en", "Download speeds fell."),
    ("en", "All rights were reserved for members."),
    ("en", "Back to work, the chair said."),
    ("en", "Advertisement revenue fell by half."),
    ("en", "Become a member of the board, he was told."),
    ("en", "Comments, he said, are free."),
    ("en", "Share of the port in trade"),
    ("en", "Sign in the window read: closed."),
    ("en", "Support our troops, the banner said."),
    ("de", "Anzeigen wurden nicht erstattet."),
    ("de", "Die Themen waren schwierig."),
    ("de", "Teilen wollte niemand."),
    ("de", "Mehr wollte er nicht sagen."),
    ("de", "Weiter ging es erst am Abend."),
    ("de", "Folgen hatte das keine."),
    ("de", "Kommentare gab es viele."),
    ("de", "Werbung machte er nie."),
    ("de", "Newsletter abonnieren wollte niemand."),
    ("de", "Jetzt wollen alle abonnieren, sagte er."),
    ("de", "Drucken lernte er beim Vater."),
    ("fr", "Partager ne coûte rien, dit-elle."),
    ("fr", "Les commentaires ont afflué."),
    ("fr", "Suivez l'argent, a-t-il lancé."),
    ("fr", "La publicité a disparu."),
    ("fr", "Lire reste un plaisir."),
    ("fr", "Le retour fut lent."),
    ("es", "Compartir no cuesta nada, dijo."),
    ("es", "Los comentarios llegaron enseguida."),
    ("es", "La publicidad desapareció."),
    ("es", "Leer es un placer."),
    ("es", "Síganme, dijo el alcalde."),
    ("ja", "広告収入は半減した。"),
    ("ja", "記事は翌日に載った。"),
    ("ja", "コメントは控えた。"),
    ("ja", "続きは翌日に語られた。"),
    ("ja", "会員は怒った。"),
    ("ja", "シェアは三割に落ちた。"),
    ("ja", "アプリをダウンロードした市民は三万人に上る。"),
    ("ja", "彼をフォローする人は多い。"),
    ("ja", "無断転載を禁じる法案が可決された。"),
    ("ja", "メルマガに登録した人は少ない。"),
    ("ko", "광고 수입이 줄었다."),
    ("ko", "공유 경제가 커졌다."),
    ("ko", "구독자는 화를 냈다."),
    ("ko", "댓글이 쏟아졌다."),
    ("ko", "관련 기사가 사라졌다."),
    ("ko", "무단 복제를 금지하는 법이 통과됐다."),
    ("ko", "저작권자들은 반발했다."),
    ("ko", "정보 공유"),
    ("ko", "앱을 설치하는 사람이 늘었다."),
    ("zh", "他说，分享是快乐的。"),
    ("zh", "标签早已褪色。"),
    ("zh", "评论如潮。"),
    ("zh", "广告收入减半。"),
    ("zh", "声明没有人看。"),
    ("zh", "点赞的人不多。"),
    ("zh", "编辑没有回答。"),
    ("zh", "转发的人很多。"),
    ("zh", "关注度很高。"),
    ("zh", "热门景点关闭了。"),
    ("zh", "声明：“我们不会退让。”"),
    ("zh", "分享给我们的不只是书。"),
    ("zh", "本文来了一位新作者。"),
    ("hant", "分享經驗並不容易。"),
    ("hant", "標籤早已褪色。"),
    ("hant", "留言很多。"),
    ("hant", "廣告收入減半。"),
    ("hant", "追蹤報導沒有下文。"),
    ("hant", "更多人加入了。"),
]


def block_of(text: str, line: str) -> Block:
    (block,) = [block for block in lay_out(text).blocks if line in text[block.start : block.end]]
    return block


@pytest.mark.parametrize(("lang", "line"), FOLDED)
def test_a_page_speaking_of_itself_is_folded_with_a_reason(lang: str, line: str) -> None:
    first, *rest = STORIES[lang]
    for text in ("\n\n".join([first, *rest, line]), "\n\n".join([first, line, *rest])):
        block = block_of(text, line)
        assert block.role == "boilerplate"
        assert block.reason not in ("", "below the story")


@pytest.mark.parametrize(("lang", "line"), STORY)
def test_a_sentence_that_resembles_one_stays(lang: str, line: str) -> None:
    first, *rest = STORIES[lang]
    for text in ("\n\n".join([first, *rest, line]), "\n\n".join([first, line, *rest])):
        assert block_of(text, line).role != "boilerplate"


@pytest.mark.parametrize("lang", SENTENCES)
def test_no_sentence_of_a_story_is_folded(lang: str) -> None:
    text = "\n\n".join(SENTENCES[lang])
    assert [block.role for block in lay_out(text).blocks if block.role == "boilerplate"] == []


@pytest.mark.parametrize("lang", STORIES)
def test_the_headline_again_and_its_teaser(lang: str) -> None:
    headline = STORIES[lang][1][:24].strip("“”„«»「」‘’ ,，、—-")
    text = "\n\n".join([headline, *STORIES[lang], headline, f"{headline} {STORIES[lang][0][:20]}..."])
    blocks = lay_out(text).blocks
    assert [block.role for block in blocks[1:4]] == ["body"] * 3
    assert [block.reason for block in blocks[4:]] == ["headline again", "teaser"]
