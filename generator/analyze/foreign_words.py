"""Words of relative dates in other languages than English: 'gestern', 'il y a deux jours', 'la semana pasada', 'в прошлом году'.

A table a language, of expressions by what they come to; compared without regard to case. `foreign_dates` reads them. 'Today' is in none:
it means 'nowadays' as often, and the day of the report itself is not told of.
"""

from __future__ import annotations

from typing import NamedTuple

Phrases = tuple[tuple[str, int, str], ...]


class Talk(NamedTuple):
    """How a language speaks of dates.

    `phrases`: unit, step from that of publication, and expression. `ago`: an expression with the groups `count` and `unit`, by the
    `numbers` and `units` that these may be. `lead`: what stands before one of the `months` that is a date by itself. `last` and
    `coming`: words on either side of a weekday. `since`: words before one that is over; `each`: before one that is no date. `future`: the
    forms by which a clause speaks of what is to come.
    """

    phrases: Phrases
    ago: str
    numbers: str
    units: str
    lead: str
    months: str
    last: str
    coming: str
    since: str
    each: str
    future: str


TALK: dict[str, Talk] = {
    "de": Talk(
        (
            ("day", -2, "vorgestern"),
            ("day", -1, "gestern"),
            ("day", 1, "(?<!heute )(?<!gestern )(?-i:morgen)"),  # 'am Morgen' is none
            ("day", 2, "übermorgen"),
            ("week", -1, "(?:letzte|vergangene|vorige)[nr]? woche"),
            ("week", 0, "diese[r]? woche"),
            ("week", 1, "(?:nächste|kommende)[nr]? woche"),
            ("month", -1, "(?:letzten|vergangenen|vorigen) monat"),
            ("month", 0, "diese[nm] monat"),
            ("month", 1, "(?:nächsten|kommenden) monat"),
            ("year", -1, "(?:letzte|vergangene|vorige)[ns] jahr"),
            ("year", 0, "diese[ms] jahr"),
            ("year", 1, "(?:nächste|kommende)[ns] jahr"),
        ),
        r"vor (?P<count>{numbers}) (?P<unit>{units})",
        "einem|einer zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
        "tag=day tagen=day woche=week wochen=week monat=month monaten=month jahr=year jahren=year",
        "im seit anfang mitte ende bis",
        "januar|jänner februar märz april mai juni juli august september oktober november dezember",
        "letzten letzter letzte vergangenen vorigen",
        "nächsten nächste kommenden kommende",
        "seit",
        "jeden jedem",
        r"wird|werden|soll|sollen|will|wollen|geplant|ab \w+tag",
    ),
    "es": Talk(
        (
            ("day", -2, "anteayer"),
            ("day", -1, "ayer"),
            ("day", 1, r"(?<!la )(?<!esta )(?<!una )(?<!cada )mañana"),
            ("week", -1, "semana pasada"),
            ("week", 0, "esta semana"),
            ("week", 1, "próxima semana|semana próxima|semana que viene"),
            ("month", -1, "mes pasado"),
            ("month", 0, "este mes"),
            ("month", 1, "próximo mes|mes próximo|mes que viene"),
            ("year", -1, "año pasado"),
            ("year", 0, "este año"),
            ("year", 1, "próximo año|año próximo|año que viene"),
        ),
        r"hace (?P<count>{numbers}) (?P<unit>{units})",
        "un|una dos tres cuatro cinco seis siete ocho nueve diez once doce",
        "día=day días=day semana=week semanas=week mes=month meses=month año=year años=year",
        "en desde hasta",
        "enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre noviembre diciembre",
        "pasado último",
        "próximo",
        "desde",
        "cada los todos",
        r"\w{2,}rán?|van? a",
    ),
    "fr": Talk(
        (
            ("day", -2, "avant-hier"),
            ("day", -1, "hier"),
            ("day", 1, "(?<!après-)demain"),
            ("day", 2, "après-demain"),
            ("week", -1, "semaine (?:dernière|passée)"),
            ("week", 0, "cette semaine"),
            ("week", 1, "semaine prochaine"),
            ("month", -1, "mois (?:dernier|passé)"),
            ("month", 0, "ce mois-ci"),
            ("month", 1, "mois prochain"),
            ("year", -1, "(?:année|an) (?:dernière|dernier|passée|passé)"),
            ("year", 0, "cette année"),
            ("year", 1, "(?:année prochaine|an prochain)"),
        ),
        r"il y a (?P<count>{numbers}) (?P<unit>{units})",
        "un|une deux trois quatre cinq six sept huit neuf dix onze douze",
        "jour=day jours=day semaine=week semaines=week mois=month an=year ans=year",
        "en depuis début fin dès",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "dernier passé",
        "prochain",
        "depuis",
        "chaque le les",
        r"\w{2,}(?:ra|ront)|va|vont",
    ),
    "it": Talk(
        (
            ("day", -1, "(?<!altro )ieri"),
            ("day", 1, "domani"),
            ("day", 2, "dopodomani"),
            ("week", -1, "settimana scorsa|scorsa settimana"),
            ("week", 0, "questa settimana"),
            ("week", 1, "prossima settimana|settimana prossima"),
            ("month", -1, "mese scorso|scorso mese"),
            ("month", 0, "questo mese"),
            ("month", 1, "prossimo mese|mese prossimo"),
            ("year", -1, "anno scorso|scorso anno"),
            ("year", 0, "quest['’]anno"),
            ("year", 1, "prossimo anno|anno prossimo"),
        ),
        r"(?P<count>{numbers}) (?P<unit>{units}) fa",
        "un|una due tre quattro cinque sei sette otto nove dieci undici dodici",
        "giorno=day giorni=day settimana=week settimane=week mese=month mesi=month anno=year anni=year",
        "a in da",
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
        "scorso scorsa",
        "prossimo prossima",
        "da",
        "ogni il la",
        r"\w{2,}(?:rà|ranno)",
    ),
    "pt": Talk(
        (
            ("day", -2, "anteontem"),
            ("day", -1, "ontem"),
            ("day", 1, "amanhã"),
            ("week", -1, "semana passada"),
            ("week", 0, "(?:esta|nesta) semana"),
            ("week", 1, "próxima semana|semana que vem"),
            ("month", -1, "mês passado"),
            ("month", 0, "(?:este|neste) mês"),
            ("month", 1, "próximo mês|mês que vem"),
            ("year", -1, "ano passado"),
            ("year", 0, "(?:este|neste) ano"),
            ("year", 1, "próximo ano|ano que vem"),
        ),
        r"há (?P<count>{numbers}) (?P<unit>{units})",
        "um|uma dois|duas três quatro cinco seis sete oito nove dez onze doze",
        "dia=day dias=day semana=week semanas=week mês=month meses=month ano=year anos=year",
        "em desde até",
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
        "passado passada última último",
        "próximo próxima",
        "desde",
        "aos cada toda todo às",
        r"\w{2,}(?:rá|rão)|vai|vão",
    ),
    "ru": Talk(
        (
            ("day", -2, "позавчера"),
            ("day", -1, "вчера"),
            ("day", 1, "завтра"),
            ("day", 2, "послезавтра"),
            ("week", -1, "прошлой неделе"),
            ("week", 0, "этой неделе"),
            ("week", 1, "(?:следующей|будущей) неделе"),
            ("month", -1, "прошлом месяце"),
            ("month", 0, "этом месяце"),
            ("month", 1, "следующем месяце"),
            ("year", -1, "прошлом году"),
            ("year", 0, "этом году"),
            ("year", 1, "(?:следующем|будущем) году"),
        ),
        r"(?P<count>{numbers}) (?P<unit>{units}) назад",
        "один|одну два|две три четыре пять шесть семь восемь девять десять одиннадцать двенадцать",
        "день=day дня=day дней=day неделю=week недели=week недель=week месяц=month месяца=month месяцев=month год=year года=year лет=year",
        "в с до",
        "январе|января феврале|февраля марте|марта апреле|апреля мае|мая июне|июня июле|июля августе|августа "
        "сентябре|сентября октябре|октября ноябре|ноября декабре|декабря",
        "прошлый прошлую прошлое минувший минувшую",
        "следующий следующую следующее будущую ближайшую",
        "с",
        "каждый каждую каждое",
        r"буд[еу]т|пройд[еёу]т|состо[ия]тся|планиру[ею]т|намерены?|начн[еёу]тся|встрет[ия]тся|провед[еёу]т|собер[еёу]тся",
    ),
}
PAST = {"ru": r"\w{2,}л(?:а|о|и)?(?:с[ья])?"}  # verbs that tell what is over, in languages where without one a weekday may be either
