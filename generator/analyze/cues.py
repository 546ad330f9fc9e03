"""Cues of speech: verbs and phrases that say whose words stand between quotation marks, and the words found around them.

English cues are complete enough for news; other languages have the commonest verbs. Each form stands as it is written, folded.
`SAID` may stand on either side of the speaker; `SAYING` needs the subject of the sentence; `NAMING` verbs take a quotation
as what something is called ('called it “...”'), so they take it from the verb of saying before them.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SAID: dict[str, frozenset[str]] = {
    "da": _words(
        "fastslar forklarede forklarer fortalte fortaeller mener oplyser papegede siger skrev skriver sagde tilfojede understreger"
    ),
    "de": _words(
        "antwortete antworteten ausserten beklagte bekraftigte bekraftigten berichten berichtet berichtete bestatigte betonen "
        "betont betonte bilanzierte entgegnete erganzt erganzte erganzten erinnerte erklart erklarte erklarten erlauterte "
        "erwiderte erzahlt erzahlte fordert forderte forderten fugte kommentierte konstatierte kritisiert kritisierte "
        "kritisierten kundigte mahnt mahnte meint meinte meinten monierte resumierte rief sagt sagte sagten schilderte schreibt "
        "schrieb schrieben sprach teilte teilten twitterte unterstrich verkundete verriet versicherte versprach warnt warnte "
        "warnten wetterte zitiert zitierte"
    ),
    "en": _words(
        "accused acknowledged acknowledges added adds admits admitted advised affirmed agreed alleged announced answered argue argued "
        "argues asked asks asserted asserts assured boasted bragged cautioned challenged chanted charged claimed claims commented "
        "complained conceded concluded concludes confessed confirmed contended contends continued continues countered cried declared "
        "declares defended demanded denied denies disagreed emphasised emphasized exclaimed explained explains hinted informed insisted "
        "insists joked lamented maintained mentioned mused noted notes observed observes opined pleaded pledged pointed posted "
        "predicted proclaimed promised proposed quipped read reads reasoned recalled recalls recommended recounted reiterated remarked "
        "remarks reminded repeated replied replies reported responded responds retorted revealed reveals said say says screamed shot "
        "shouted sneered speculated stated states stressed stresses suggested suggests summarized swore tell tells testified texted "
        "thundered told tweeted tweets urged urges vowed vows warn warned warns wished wondered writes wrote yelled",
    ),
    "es": _words(
        "aclaro admitio advierte advirtio afirma afirmado afirmaron afirmo agrega agrego anade anadio apunto asegura "
        "asegurado aseguraron aseguro clamo comenta comento contesto conto critico declara declarado declararon declaro "
        "denuncio destaco detallo dice dicho dijeron dijo enfatizo escribe escribio exclamo explica explicado explico expreso "
        "indico insistio lamento manifestado manifesto preciso recalco reconocio recordo reitero remarco respondio resumio "
        "senala senalado senalo sentencio sostiene sostuvo subraya subrayo zanjo"
    ),
    "fi": _words("kertoi kertoo kirjoitti kommentoi korosti lisasi muistutti sanoi sanoo toteaa totesi vastasi"),
    "fr": _words(
        "abonde accuse admet affirmait affirme affirment ajoutait ajoute argue assurait assure assurent avance avertit "
        "commente conclu conclut confiait confie confirme constate declarait declare declarent denonce deplore detaille disait "
        "disent dit ecrit ecrivait enchaine estime exhorte expliquait explique expliquent glisse indiquait indique insiste "
        "ironise jugeait lachait lache lancait lance martele note objecte plaide poursuit precisait precise previent "
        "proclame promet racontait raconte raille rappelle reagi reagit reconnait regrette rencherit repetait repete repond "
        "resume retorque soulignait souligne temoigne tempere tranche"
    ),
    "it": _words(
        "afferma affermano affermato aggiunge aggiunto ammesso ammette annuncia annunciato assicura assicurato avverte "
        "avvertito chiarisce chiarito commenta commentato conclude concluso conferma confermato denuncia denunciato detto dice "
        "dichiara dichiarato dichiaro disse evidenziato insiste insistito lamenta osserva osservato precisa precisato promette "
        "prosegue proseguito racconta raccontato replica replicato ribadito ricorda ricordato risponde risposto rivela rivelato "
        "scritto scrive sostenuto sostiene sottolinea sottolineato spiega spiegato spiego tuona"
    ),
    "nl": _words("aldus benadrukt meldde meldt schreef schrijft stelde stelt verklaarde vertelde vertelt zegt zei"),
    "no": _words(
        "avslutter forklarer forklarte forteller fortalte innrømmer mener opplyser papeker sa sier skrev skriver svarer svarte "
        "understreker utbryter uttaler uttalte"
    ),
    "pl": _words(
        "apelował apelowała dodaje dodał dodała komentował komentowała komentuje mowi mowił mowiła napisał napisała ocenia ocenił "
        "oceniła odpowiada odpowiedział odpowiedziała oswiadczył oswiadczyła podkresla podkreslał podkreslała podkreslił podkresliła "
        "powiedział powiedziała poinformował poinformowała przekazał przekazała przekonuje przekonywał przekonywała przyznaje "
        "przyznał przyznała relacjonuje stwierdza stwierdził stwierdziła tłumaczy tłumaczył tłumaczyła uwaza wyjasnia wyjasnił "
        "wyjasniła zapewnia zapewnił zapewniła zapytał zapytała zaznacza zaznaczył zaznaczyła"
    ),
    "pt": _words(
        "acrescenta acrescentou admitiu advertiu afirma afirmaram afirmou alertou anunciou apontou argumentou assegura "
        "assegurou assinalou avisou comentou completou concluiu confirmou contou criticou declara declarou defendeu denunciou "
        "destacou detalhou disse disseram diz enfatizou esclareceu escreve escreveu exclamou explica explicou frisou garante "
        "garantiu indicou insistiu lamentou lembrou observou ponderou pontuou prometeu questionou reagiu reconheceu reforcou "
        "reiterou relatou respondeu ressaltou revelou salientou sublinhou sustentou"
    ),
    "ru": _words(
        "воскликнул воскликнула говорил говорила говорит говорится добавил добавила добавляет заверил заверила заявил заявила "
        "заявили заявляет написал написала напомнил напомнила объяснил объяснила объясняет ответил ответила отвечает отметил "
        "отметила отмечает пишет подтвердил подтвердила подчеркивает подчеркнул подчеркнула пообещал пообещала пояснил пояснила "
        "поясняет предупредил предупредила призвал призвала признал признала прокомментировал прокомментировала рассказал "
        "рассказала рассказывает сказал сказала сказали спрашивает спросил спросила сообщает сообщил сообщила сообщили считает "
        "указал указала утверждает утверждал утверждала уточнил уточнила цитирует"
    ),
    "sv": _words("berattade berattar forklarar konstaterar menar sa sade sager skrev skriver svarade svarar tillagger uppger"),
    "uk": _words(
        "відповів відповіла додав додала зазначив зазначила заявив заявила каже наголосив наголосила написав написала підкреслив "
        "підкреслила повідомив повідомила пояснив пояснила розповів розповіла сказав сказала уточнив уточнила"
    ),
}
SOURCES: dict[str, frozenset[str]] = {  # right after a quotation, before a person: '„...“, so Weber', '« ... », selon Claire Martin'
    "de": _words("so"),
    "es": _words("segun"),
    "fr": _words("selon"),
    "it": _words("secondo"),
    "pt": _words("segundo"),
}
UNTURNED = _words(
    "accused advised assured challenged defended denied informed posted reminded tell tells told urged urges"
)  # never 'told Peskov' for 'Peskov told'
SAYING = _words(
    "acknowledging adding admitting alleging announcing arguing asking asserting bragging calling cautioning charging claiming "
    "commenting complaining conceding concluding confirming contending declaring demanding denouncing describing emphasizing explaining "
    "insisting joking lamenting maintaining mentioning noting observing pledging pointing predicting proclaiming promising quipping "
    "recalling reiterating remarking reminding repeating replying reporting responding saying screaming shouting stating stressing "
    "suggesting telling testifying tweeting urging vowing warning wondering writing yelling",
)
NAMING = _words(
    "blasted branded called calls characterized compared condemned criticised criticized decried deemed denounced derided described "
    "describes dismissed dubbed expressed hailed labeled labelled likened mocked praised referred slammed termed touted voiced"
)
ASIDE = _words(  # between a subject and its verb ('Peskov also said', 'he has repeatedly warned')
    "a again all already also always both can could did does earlier even eventually ever famously finally first further ha haben had "
    "han has hat have heeft herself himself however initially instead just later may merely might now often once only ont previously "
    "recently simply still subsequently themselves then though will would",
)
REFUSED = _words(
    "are be been being can't cannot couldn't didn't doesn't don't hasn't haven't if is isn't neither never nobody nor not was wasn't "
    "were weren't whether won't wouldn't"
)  # the subject said nothing, or was told
PRONOUNS = _words("he she")  # those that one person can be found for
OTHER_PRONOUNS = _words("everyone i it many nobody one others some someone that these they this those we what which who you")
DETERMINERS = _words("a an another both her his its many my one our several some that the their these this those three two")
PREPOSITIONS = _words(
    "about after against amid among as at before behind between by during for from in inside into near of on outside over through to "
    "toward towards under with within without"
)
CLAUSES = _words(
    "after although and as because before but how if nor or since so than that though unless until what when where whether which while "
    "who whom whose why yet"
)
