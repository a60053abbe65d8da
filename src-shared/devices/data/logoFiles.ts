/** The SVG files of resources/flags and resources/logos, without their ending. Written by resources/make-icons.mjs. */
export const logoFiles = {
  browsers: `
    1F 1T 2P 3B 3W AN AR AS BB BD BR CA CC CH CI CK CM CR CV DD DF DI EC EP F1 FA FE FF FK FM G0 GE HC HP HU IE IM
    IW KI KO LI LX MF MI MS MU MX NB NS O1 OC OI OM OO OP OX PM PS QQ RK S6 SA SB SE SF SL SM SO T6 TE UC UNK VG VI
    VV WF WH XC YA
  `,
  os: `
    ADR AGO AIX ALP AMG AND ARL ATV BEO BLB BSD CES COS CRS DEB DEE FED FIR FOS FUC GNT GTV HAI HAR HPX IOS IPA KBT
    KOS LBT LIN MAC MAE MAG MDR MIN NBS NDS OBS OHS OS2 OSS POS PS3 PSP QNX RAS RHT S40 S60 SAF SBA SLW SMG SOS SSE
    SYM TIZ UBT UNK WAS WCE WER WII WIN WIO WMO WOS WPH WRT XBT XBX
  `,
  brands: `
    AC AL AP AR AU B2 BQ CA DL DO F6 FA GO HNR HP HT HU IF KB0 KN KY LE LG M1 MR MS NI NK NOT NV OE ON OP OQ PA PH
    PM RE RK RM SA SE SH SI SO TA TB TC TS UL UNK V4 VF VV WI XI ZT
  `,
  devices: `
    camera car-browser console desktop feature-phone peripheral phablet portable-media-player smart-display
    smart-speaker smartphone tablet tv unknown wearable
  `,
  searchEngines: `
    360search aol ask baidu bing bing-images brave chatgpt daum duckduckgo ecosia excite google google-blogsearch
    google-custom-search google-images google-maps google-news google-scholar google-shopping google-video kagi
    lycos mail-ru metager mojeek naver perplexity qwant rambler seznam sogou startpage swisscows unknown web-de
    yahoo yahoo-directory yahoo-images yandex yandex-images
  `,
  socials: `
    badoo bilibili bluesky discord dribbble facebook flickr foursquare github hacker-news instagram last-fm linkedin
    livejournal mastodon myspace niconico odnoklassniki pinterest pixelfed reddit renren snapchat soundcloud
    sourceforge stackoverflow telegram threads tiktok tumblr twitter unknown v2ex viadeo vimeo vkontakte wechat
    weibo whatsapp workplace xing youtube
  `,
  aiAssistants: `
    baidu-ai chatgpt claude copilot deepseek duck-ai gemini grok le-chat meta-ai notebooklm perplexity qwen unknown
  `,
  flags: `
    ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bl bm bn bo bq br bs bt bv bw by bz
    ca cc cd cf cg ch ci ck cl cm cn co cp cr cu cv cw cx cy cz de dg dj dk dm do dz ec ee eg eh er es et eu fi fj
    fk fm fo fr ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu ic id ie il im in io iq
    ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mf mg mh mk
    ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pc pe pf pg ph pk pl pm
    pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sj sk sl sm sn so sr ss st sv sx sy sz tc td tf tg
    th tj tk tl tm tn to tr tt tv tw tz ua ug um un us uy uz va vc ve vg vi vn vu wf ws xk xx ye yt za zm zw
  `,
} as const;
