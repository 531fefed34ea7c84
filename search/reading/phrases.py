r"""What pages say about themselves, by kind and language, as alternatives of regular expressions.

Words are parted by blanks, and `_` stands for a space.  A label or a button is the whole line; a prompt,
a notice or a disclaimer is how the line begins.
"""

from __future__ import annotations

ADS = r"""
    赞助商 贊助商 赞助内容 贊助內容 广告 廣告 推广 推廣 広告 スポンサー(?:リンク|ドサーチ)? 광고
    advertisements? advertising sponsored(?:_content)? sponsors? promoted
    (?:story|article)_continues_(?:below|after)(?:_(?:this_)?advertisement)? scroll_to_continue
    (?:werbe)?anzeige werbung publicité la_suite_après_(?:la|cette)_publicité publicidad publicidade
    pubblicità advertentie annons reklama? реклама
"""
LISTS = r"""
    (?:相关|相關|推荐|推薦|延伸|热门|熱門|更多|最新)(?:标签|标题|文章|阅读|新闻|报道|推荐|资讯|链接)
    (?:相關|推薦|延伸|熱門|更多|最新)(?:標籤|標題|閱讀|新聞|報道|報導|推薦|資訊|鏈接|連結)
    标签 標籤 关键词 關鍵詞 关键字 關鍵字 猜你喜欢 猜你喜歡 你可能(?:还|還)?喜(?:欢|歡) [上下]一[篇則则]
    (?:网友|最新|热门)?评论(?:区)? (?:網友|最新|熱門)?(?:評論|留言)

    related(?:_(?:articles?|stories|story|posts?|topics|coverage|reading|news|links|content))?
    read_(?:more|next|also) further_reading see_also tags? topics keywords trending(?:_now)? filed_under
    more_(?:from|on|stories|news)(?:_[^.!?]{1,40})? recommended(?:_(?:for_you|stories|reading))?
    you_(?:may|might)_also_like most_(?:read|popular|viewed) comments?

    schlagw[oö]rter? stichw[oö]rter? lesen_sie_auch mehr_zum_thema das_könnte_sie_auch_interessieren
    auch_interessant meistgelesen(?:e_artikel)? (?:weitere|verwandte)_(?:artikel|themen|beiträge) kommentare
    mots[- ]clés? sur_le_même_(?:sujet|thème) (?:à_)?lire_aussi (?:à_lire_)?dans_la_même_rubrique
    les_plus_lus
    articles_(?:liés|similaires|recommandés) vous_aimerez_aussi étiquettes commentaires
    etiquetas temas_relacionados [lt]e_puede_interesar (?:lea|lee|leer|vea|mira)_también lo_más_leído
    más_noticias
    (?:noticias|artículos|notas)_relacionad[oa]s comentarios
    leggi_anche articoli_correlati potrebbe_interessarti i_più_letti commenti
    (?:leia|veja)_também leia_mais notícias_relacionadas (?:as_)?mais_lidas comentários
    lees_ook meer_over(?:_[^.!?]{1,30})? läs_(?:också|mer) læs_også les_også czytaj_(?:też|także|również)
    читайте_также похожие_(?:статьи|новости|материалы) по_теме самое_читаемое другие_новости теги метки
    комментарии
    タグ キーワード 関連(?:する)?(?:記事|ニュース|リンク|トピックス|ワード|情報)(?:一覧)?
    (?:あわせて|こちらも)読みたい
    (?:おすすめ|人気|最新)(?:の)?(?:記事|ニュース) (?:アクセス|記事)ランキング [前次]の記事
    コメント(?:欄|一覧)?
    태그 키워드 관련_?(?:기사|뉴스|글|링크) 많이_?본_?(?:뉴스|기사) (?:인기|추천|최신|주요)_?(?:뉴스|기사)
    (?:이전|다음)_?(?:기사|글) 댓글
"""
"""What introduces a list, or stands before one after a colon."""

AMBIGUOUS_LISTS = "themen thema temas sujets argomenti темы 주제 テーマ"
"""The same, but only before a colon: alone they may be a subhead."""

BUTTONS = r"""
    share(?:_(?:on|via|to|with)_[\w_]{1,20}|_(?:this|the)_(?:article|story|post|page))? copy_(?:the_)?link
    print(?:_this)?(?:_(?:page|article|story))? back_to_(?:the_)?top (?:leave|post|write|add)_a_comment
    (?:accept|manage)_(?:all_)?cookies (?:sign|log)_in(?:_to_[\w_]{1,20})? show_(?:all_|more_)?comments

    (?:(?:diesen|den)_)?(?:artikel|beitrag)_(?:teilen|drucken|merken|versenden)
    (?:auf|via|per|über)_[\w-]{1,20}_teilen
    teilen drucken kommentar_(?:schreiben|verfassen) (?:jetzt_)?weiterlesen mehr_lesen nach_oben
    zur_startseite
    zum_(?:haupt)?inhalt(?:_springen)? (?:alle_)?cookies_(?:akzeptieren|zulassen)
    partager(?:_cet_article|_(?:sur|par|via)_[\w-]{1,20})? imprimer(?:_l['’]article|_cet_article)?
    laisser_un_commentaire
    retour_en_haut lire_la_suite (?:tout_)?accepter(?:_les_cookies)? article_réservé_aux_abonnés
    compart(?:ir|e)(?:_(?:este|esta|el|la)_\w{1,12}|_en_[\w-]{1,20})? imprimir dejar?_un_comentario
    volver_arriba
    (?:seguir|continuar)_leyendo leer_más aceptar_(?:(?:todas_)?las_)?cookies
    condividi(?:_(?:su|questo)_[\w-]{1,20})? stampa continua_a_leggere lascia_un_commento torna_su
    compartilh(?:ar|e)(?:_(?:no|na|em|este)_[\w-]{1,20})? continuar_a_ler deixe_um_comentário
    delen deel_dit_artikel lees_(?:meer|verder) dela(?:_artikeln)? del_(?:artiklen|artikkelen) udostępnij
    поделиться(?:_в_[\w-]{1,20})? читать_(?:далее|полностью) оставить_комментарий наверх
    (?:この記事を)?(?:シェア|ツイート|共有|印刷|保存|ブックマーク)(?:する)?
    (?:記事の|この)?続きを(?:読む|見る) もっと(?:見る|読む)
    (?:ページ)?(?:トップ|先頭)へ(?:戻る)? コメント(?:を書く|する|を見る|を投稿する)
    .{0,8}ログイン(?:して|すると)続きを.{0,8}
    (?:無料|新規)?会員登録(?:は?こちら|する)? この記事は.{0,6}会員(?:限定|専用)(?:です|記事です)?
    (?:이_?)?(?:기사_?)?(?:공유|인쇄|스크랩|구독|좋아요|더_?보기|저장)(?:_?하기)?
    (?:페이스북|트위터|카카오톡|카카오스토리|라인|밴드|네이버|인스타그램|유튜브|링크|url|x)(?:으로|로|에|에서)?_?(?:공유|팔로우|구독)(?:_?하기)?
    (?:댓글|의견)_?(?:쓰기|달기|남기기|보기) 맨_?위로 로그인(?:_?하기)? 회원_?가입 앱_?(?:다운로드|설치)
    (?:点击|一键|点赞)?分享(?:文章|给朋友|好友)? (?:點擊)?分享(?:文章|給朋友|好友)?
    (?:分享|转发|轉發)(?:到|至|给|給).{1,6}
    点赞 按讚 举报 檢舉 我要(?:评论|評論|留言) (?:查看|写|發表|发表)(?:更多)?(?:评论|評論|留言)
    登[录錄](?:后查看|後查看)?
    返回(?:首页|首頁|顶部|頂部|列表) 回到(?:頂端|顶部|首頁|首页) (?:點我)?看更多(?:新聞|文章)?
    请?继续往下阅读 請?繼續往下閱讀
"""

PROMPTS = r"""
    (?:长按|扫码|扫一扫|扫描|扫下方|微信扫).{0,16}(?:码|下载|关注|阅读|查看|加入|进群|识别|分享|扫)
    (?:長按|掃碼|掃一掃|掃描|掃下方|微信掃).{0,16}(?:碼|下載|關注|閱讀|查看|加入|識別|分享|掃)
    (?:关注|關注|搜索).{0,16}(?:公众号|公眾號|微信号|微信號|微博|我们|我們)
    (?:下载|下載|打开|打開|安装|安裝).{0,10}(?:APP|客户端|客戶端)
    (?:点击|戳).{0,10}(?:查看|阅读|进入|下载|原文|关注|订阅)
    (?:點擊|點選).{0,10}(?:查看|閱讀|進入|下載|原文|關注|訂閱)
    (?:阅读|閱讀|查看|展开|展開)(?:全文|原文|更多)
    喜欢(?:就|请|的话).{0,8}(?:点个?(?:赞|在看)|转发|分享|关注)
    (?:追蹤|訂閱|加入).{0,12}(?:粉[絲丝]|電子報|好友|頻道|群組|我們) 按讚.{0,10}(?:粉[絲丝]|加入|追蹤|分享)

    sign_up_(?:for|to|here|now)\b subscribe_(?:to|now|today|here|for)\b follow_(?:us\b|@) join_our\b
    download_(?:the|our)\b get_(?:the|our)_[^.]{0,30}\b(?:app|newsletter) (?:click|tap)_here
    scan_(?:(?:the|this|our)_)?(?:qr_)?code open_in_(?:the_)?app continue_reading read_the_(?:full|original)
    already_a_subscriber listen_to_this_(?:article|story) share_this skip_to_
    become_a_(?:member|subscriber|supporter)(?:_today|_now)?[.!]?$
    support_our_(?:journalism|reporting) (?:like|liked|enjoy|enjoyed|enjoying)_this_(?:article|story)\?
    got_a_(?:tip|story)\?

    (?:jetzt_)?(?:(?:unseren?|den)_)?newsletter_(?:abonnieren|bestellen)[.!]?$ abonnieren_sie\b
    jetzt_.{0,20}abonnieren[.!]?$
    folgen_sie_uns laden_sie_.{0,20}\bapp\b melden_sie_sich_.{0,30}newsletter
    abonnez-vous inscrivez-vous suivez-nous télécharge[zr]_(?:notre|l['’])_?app
    suscríb[ae](?:te|se) s[ií]g[ua]?[ae]?nos_en descarg[ae]_(?:nuestra|la)_(?:app|aplicación)
    iscriviti_(?:alla|al|a) seguici_su scarica_(?:la|l['’])_?app assine_(?:a|o|nossa) inscreva-se siga-nos
    meld_je_aan volg_ons prenumerera_på följ_oss tilmeld_dig følg_os zapisz_się obserwuj_nas
    подпи(?:сывайтесь|шитесь)_на скачайте_.{0,12}приложение
    メルマガ.{0,8}登録(?:する|は?こちら)?[。！]?$
    アプリを?(?:ダウンロード|インストール)(?:する|してください|は?こちら)?[。！]?$
    .{0,16}フォロー(?:する|して(?:ください|ね)|は?こちら)[。！]?$
    .{0,6}LINE.{0,6}友だち(?:追加|登録).{0,6}$
    .{0,10}(?:뉴스레터|채널|앱).{0,10}(?:구독|팔로우|다운로드|설치)(?:하기|하세요|해_?주세요)[.!]?$
    .{1,12}(?:구독|팔로우)(?:하세요|해_?주세요)[.!]?$
"""

NOTICES = r"""
    this_(?:article|story|post|report)_(?:was|is|has|first|originally)\b.{0,40}\b(?:re)?(?:publish|post|print)ed\b
    this_(?:article|story|post|page)_(?:may_)?contains?_(?:affiliate|sponsored)
    (?:first|originally)_published_(?:by|in|on|at)\b (?:©|ⓒ|\(c\)|copyright\b).{0,80}
    .{0,60}all_rights_reserved
    .{0,40}alle_rechte_vorbehalten .{0,40}tous_droits_réservés
    reproduction_(?:totale_ou_partielle_)?interdite
    .{0,40}todos_los_derechos_reservados .{0,40}todos_os_direitos_reservados
    .{0,40}tutti_i_diritti_riservati
    .{0,6}riproduzione_riservata .{0,40}все_права_защищены
    .{0,12}無断(?:転載|複製|使用|引用)[・、及びおよや転載複製使用引用]{0,10}[をは]?(?:禁(?:じます|ず|止(?:です|します)?)|お断りします)。?$
    저작권자_?[©ⓒ(:] .{0,20}무단_?(?:전재|복제)_?(?:및|[·,‧-])_?(?:재배포|배포)_?금지
    版权所有 版權所有 (?:未经|未經).{0,12}(?:许可|許可|授权|授權) .{0,6}ICP[备備] 原标题[:：] 原標題[:：]
    本文(?:[来來]源[:：]|转载自|轉載自|来自|來自|首发于|首發於|转自|轉自|由.{1,20}(?:授权|授權))
    (?:转载|轉載)(?:请|請).{0,4}(?:注明|註明)
    (?:本文|以上内容|以上內容|文章).{0,12}(?:不|仅|僅|並不|并不)代表.{0,12}(?:立场|立場|观点|觀點)
    [图圖]片?[来來]源[:：]
"""

DISCLAIMERS = r"""
    (?:免责|版权|特别|郑重|法律)声明 (?:免責|版權|特別|鄭重|法律)聲明 [风風][险險]提示
    disclaimer legal_notice haftungsausschluss avertissement clause_de_non-responsabilité aviso_legal
    descargo_de_responsabilidad aviso_de_isenção 免責事項 면책_?(?:조항|공고|고지)
"""
