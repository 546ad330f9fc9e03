"""Words that tell what a name is.

Titles and roles (a person follows), words of organizations, places under other names, words that join a name, and capitalized words that
are no name. Folded; lower case; each table sorted by what needed it.
"""

from __future__ import annotations

from generator.analyze.territories import CITIES, TERRITORIES


def _words(text: str) -> frozenset[str]:
    return frozenset(word.replace("_", " ") for word in text.split())


TITLES = (
    _words(  # capitalized before a person ('President Donald Trump', 'North Carolina Sen. Thom Tillis', 'Secretary of State Marco Rubio')
        "acting admiral ambassador archbishop assemblyman attorney ayatollah baron baroness bishop brigadier capt captain cardinal "
        "chairman chairwoman chancellor chief cmdr col colonel commander commissioner comrade congressman "
        "congresswoman constable coroner cpl crown dame defence defense deputy det detective director dr duchess duke emir emperor "
        "empress envoy executive father finance first foreign former founder frau gen general gov governor health herr "
        "home house imam inspector interim interior judge justice king lady leader lieutenant lord lt ltc maj major "
        "majority marshal master mayor minister minority miss mme mr mrs ms mufti officer pastor pfc pope premier president "
        "prime prince princess prof professor queen rabbi rear rep representative rev reverend secretary "
        "sen senator senior sergeant sgt sheik sheikh sheriff sir sister speaker special spokesman spokesperson "
        "spokeswoman st state sultan superintendent supt treasurer tsar vice ",
    )
)
HEAD_TITLES = TITLES - _words(  # of them, those that end a title: the others only stand within one ('Vice', 'Foreign', 'State')
    "acting crown defence defense executive father finance first foreign former health home house interim interior majority master "
    "minority prime rear senior sister special st state vice",
)
WITHIN_TITLE = _words("and for of the to")
ROLES = _words(  # in small letters before or after a person ('Kremlin spokesman Dmitry Peskov', 'Zarubin, a reporter')
    "activist actor actress adviser advisor aide ally ambassador analyst archaeologist architect artist attorney author baritone bishop "
    "boss businessman candidate captain carpenter chair chairman chairwoman chancellor chief coach columnist "
    "comedian commander commentator commissioner congressman congresswoman correspondent counsel critic defendant defender deputy "
    "detective diplomat director doctor driver economist editor engineer envoy executive expert farmer father fellow "
    "founder goalkeeper governor guitarist historian host husband immunologist journalist judge justice king lawmaker lawyer leader "
    "manager mayor midfielder militant minister mogul mother mp negotiator nominee novelist nurse officer official owner pastor "
    "physician player poet politician pollster premier presenter president producer professor prosecutor psychologist queen rapper "
    "reporter representative researcher scholar scientist secretary senator sergeant sheriff singer spokesman spokesperson spokeswoman "
    "star strategist striker student surgeon teacher tycoon veteran victim wife winger writer",
)
ORGANIZATION_WORDS = (
    _words(  # a name that ends in one, or opens so with 'of', is an organization's ('Royal United Services Institute', 'Bank of England')
        "academy administration agency airlines airways alliance army assembly association authority bank brigade brotherhood bureau "
        "cabinet caucus center centre chamber church club coalition college commission committee company confederation conference "
        "congress consortium corp corporation corps council court department directorate duma fc federation fleet force forces forum "
        "foundation front fund gazette group guard guards guild headquarters herald holdings hospital inc industries institute "
        "institution journal laboratories league legislature ltd media ministry mission movement network news office organisation "
        "organization parliament partners party plc police post press regiment registry reserve review school secretariat senate "
        "service services society squad syndicate systems technologies television times treasury tribunal tribune trust union "
        "university watch",
    )
)
ORGANIZATIONS = _words(  # known by one name, and often the subject of a verb
    "abc afp al_jazeera al_qaeda amazon amnesty_international anadolu_ajansi apple associated_press axios bbc bloomberg boeing "
    "bundestag cbs cia cnn congress democrats dpa duma eu euronews european_commission european_parliament european_union facebook fbi "
    "federal_reserve fox_news gazprom google greenpeace hamas hezbollah house_of_commons house_of_lords house_of_representatives "
    "houthis iaea imf instagram interfax interpol isis islamic_state knesset kremlin labour meta microsoft mossad msnbc nasa nato nbc "
    "nbc_news new_york_times npr opec opec+ osce oval_office pentagon politico republicans reuters ria_novosti roscosmos rosneft "
    "scotland_yard senate spd state_department supreme_court taliban tass tesla tiktok treasury twitter un unesco unicef united_nations "
    "us_congress wall_street_journal washington_post whatsapp white_house who wikipedia world_bank wto xinhua youtube",
)
PLACES = (
    TERRITORIES
    | CITIES
    | _words(  # shorter or other names of those in the tables, states, parts of the world
        "ala ariz ark calif colo conn fla kan ky mass md mich minn mont neb nev okla pa tenn tex va vt wis wyo "  # 'Allentown, Pa.,'
        "alabama america ankara arkansas balkans baltic baltimore barcelona beijing bosnia boston britain burma "
        "california catalonia chechnya colorado congo connecticut crimea czech_republic dallas delaware donbas donbass donetsk "
        "east_timor england florida france gaza gaza_strip geneva georgia great_britain hague hamburg holland hong_kong houston idaho "
        "illinois indiana iowa ivory_coast jiddah jordan kansas kashmir kentucky kharkiv kherson kursk las_vegas louisiana luhansk "
        "macedonia maine mariupol maryland massachusetts mecca miami middle_east milan minneapolis minnesota mississippi missouri "
        "montana mumbai munich naples nebraska nevada new_delhi new_hampshire new_jersey new_mexico new_orleans north_carolina "
        "north_dakota northern_ireland odesa odessa ohio oklahoma oregon palestine pennsylvania persian_gulf philadelphia pittsburgh "
        "rhode_island russian_federation san_diego san_francisco scotland seattle siberia sicily south_carolina south_dakota "
        "st_petersburg swaziland tennessee texas the_hague tibet turkey u.a.e u.k u.s u.s.a uae uk ukraine us usa utah vermont virginia "
        "wales washington washington_dc west_bank west_virginia wisconsin wyoming xinjiang zaporizhzhia",
    )
)
DEMONYMS = (
    _words(  # capitalized, but no name by themselves; before a title they are no part of the name ('Russian President Vladimir Putin')
        "afghan african africans albanian algerian american americans arab arabic arabs argentine armenian asian asians australian "
        "australians austrian azerbaijani baltic bangladeshi belarusian belgian bolivian bosnian brazilian british britons bulgarian "
        "cambodian canadian canadians catholic central chechen chechens chilean chinese christian christians colombian communist "
        "conservative conservatives croatian croats cuban cubans cypriot czech czechs danes danish democrat democratic democrats dutch "
        "eastern egyptian egyptians english estonian ethiopian eurasian european europeans filipino finnish finns french georgian "
        "german germans ghanaian greek greeks hindu hindus hungarian hungarians icelandic indian indians indonesian iranian iranians "
        "iraqi iraqis irish islamic islamist israeli israelis italian italians jamaican japanese jewish jews jordanian kashmiri kazakh "
        "kenyan korean koreans kosovar kurdish kurds kuwaiti latin latvian lebanese libyan lithuanian malaysian mexican mexicans "
        "moldovan mongolian moroccan muslim muslims nazi nazis nepalese nigerian northern norwegian orthodox pakistani pakistanis "
        "palestinian palestinians persian peruvian poles polish portuguese protestant qatari republican republicans romanian romanians "
        "russian russians rwandan saudi saudis scottish serbian serbs shiite shiites sikh singaporean slovak slovenian socialist somali "
        "southern soviet spaniards spanish sudanese sunni sunnis swedes swedish swiss syrian syrians taiwanese tajik thai tibetan "
        "tibetans tunisian turkish turks ugandan ukrainian ukrainians uzbek venezuelan vietnamese welsh western yemeni yemenis",
    )
)
CALENDAR = _words(
    "april august christmas december easter february friday january july june march may monday new_year november october ramadan "
    "saturday september sunday thursday tuesday wednesday",
)
SHORT_MONTHS = _words("apr aug dec feb jan jul jun mar nov oct sep sept")  # before a dot or a number: 'Feb. 27', but 'Ai Jun'
JOINING = {  # small words inside a name; those of the second set only after a word of organizations, titles or geography
    "free": _words(
        "al ap av ben bin bint binti da dal de dei del della den der di dos du el ibn la las le los ten ter und van von y zu zur"
    ),
    "bound": _words("de der des du for fur of"),
}
PARTICLES = _words("al bin de der di el la le van von")  # a surname may keep it: 'de Gaulle'
BINDING = ORGANIZATION_WORDS | _words(
    "bank bay board cape city coast code day district doctors duchy gulf high_commissioner house institutes isle journalists kingdom "
    "lords medicins port province region reporters republic sea state states strait straits united university war"
)
REPORTERS = _words(
    "added admitted announced argued asked believes called claimed commented declared denied explained insisted noted replied said says "
    "stated suggested testified thinks told tweeted urged warned warns wrote"
)
PLACE_BEFORE = _words("across in inside near outside throughout")  # 'in Istanbul'
PLACE_WORDS = _words(  # a name of several words that ends in one is a place's, whatever it opens with ('Lee County', 'Jackson Heights')
    "airport avenue bay beach borough boulevard canyon county creek desert falls heights highway hills island islands lake mountain "
    "mountains ocean park peninsula plaza province river sea springs square strait street township valley"
)
