"""Verbs that report: where one stands beside a bare weekday, the day is the report's, not an event's."""

from __future__ import annotations

# In small letters, sorted, by language; each was met beside a weekday that told only when somebody spoke or a text appeared.
REPORTING = frozenset(
    """
    according acknowledged added admitted aired announced asked briefing called claimed commented confirmed declined denied
    explained insisted interview noted quoted released remarks reported reporters said saying says spoke stated statement stressed
    told tweeted urged warned wrote
    bekannt berichtete berichteten bestätigte betonte erklärte erklärten forderte hieß kritisierte laut meldete mitteilte
    mitteilten mitgeteilt sagte sagten schrieb teilte teilten verkündete warnte
    afirmó agregó anunció aseguró comunicado confirmó declaró denunció dicho dijeron dijo explicó indicó informó reconoció señaló
    según
    affirmé ajouté annoncé appris assuré communiqué confirmé déclaré dit expliqué indiqué précisé selon
    affermato aggiunto annunciato comunicato confermato detto dichiarato riferito secondo spiegato
    afirmou anunciou confirmou declarou disse disseram explicou informou ressaltou segundo
    добавил добавила заявил заявила заявили объявил объявила отметил отметила подчеркнул подчеркнула рассказал рассказала сказал
    сказала словам сообщает сообщил сообщила сообщили уточнил уточнила
    """.split()
)
