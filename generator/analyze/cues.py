"""Cues of speech: verbs and phrases that say whose words stand between quotation marks, and the words found around them.

English cues are complete enough for news; other languages have the commonest. Each form stands as it is written, folded.
`SAID` may stand on either side of the speaker; `SAYING` needs the subject of the sentence; `NAMING` verbs take a quotation
as what something is called ('called it “...”'), so they take it from the verb of saying before them.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SAID: dict[str, frozenset[str]] = {
    "de": _words(
        "antwortete berichtete betont betonte erganzte erklart erklarte erklarten forderte fugte kritisiert kritisierte kundigte meint "
        "meinte sagt sagte sagten schreibt schrieb schrieben twitterte warnt warnte zitierte"
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
        "advirtio afirmo agrego anadio aseguro comento declaro dice dijo escribio explico indico manifesto preciso senalo sostuvo subrayo"
    ),
    "fr": _words(
        "affirme ajoute assure conclut confie declare dit ecrit estime explique indique insiste lance martele note poursuit precise "
        "raconte rappelle reconnait repond souligne"
    ),
    "it": _words(
        "afferma affermato aggiunge aggiunto commentato detto dice dichiarato disse ribadito scritto sottolineato spiega spiegato"
    ),
    "nl": _words("aldus benadrukt meldde meldt schreef schrijft stelde stelt verklaarde vertelde vertelt zegt zei"),
    "pt": _words("acrescentou afirmou avisou declarou destacou disse diz escreveu explicou garantiu ressaltou"),
    "sv": _words("berattar menar sa sade sager skrev skriver tillagger uppger"),
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
