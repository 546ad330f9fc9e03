"""Words that tell what a name is.

Titles and roles (a person follows), words of organizations, places under other names, words that join a name, and capitalized words that
are no name. Folded; lower case; each table sorted by what needed it.
"""

from __future__ import annotations

from generator.analyze.territories import CITIES, TERRITORIES


def _words(text: str) -> frozenset[str]:
    return frozenset(word.replace("_", " ") for word in text.split())


TITLES = _words(  # before a person: 'President Donald Trump', 'North Carolina Sen. Thom Tillis', 'Secretary of State Marco Rubio'
    "acting admiral ambassador archbishop assemblyman assistant attorney ayatollah baron baroness bishop brigadier capt captain "
    "cardinal ceo cfo chairman chairwoman chancellor chief cmdr col colonel commander commissioner comrade congressman "
    "congresswoman constable coo coroner councilman councilwoman cpl crown cto dame defence defense deputy det detective director "
    "dr duchess duke emir emperor empress envoy executive father finance financial first foreign former founder frau gen general "
    "gov governor health herr home house imam inspector interim interior judge justice king lady leader lieutenant lord lt ltc maj "
    "major majority marshal master mayor medical minister minority miss mme mr mrs ms mufti officer operating pastor pfc pope "
    "premier pres president prime prince princess principal prof professor queen rabbi rear rep representative rev reverend "
    "secretary sen senator senior sergeant sgt sheik sheikh sheriff sir sister speaker special spokesman spokesperson spokeswoman "
    "st state sultan superintendent supervisor supt treasurer tsar vice",
)
HEAD_TITLES = TITLES - _words(  # of them, those that end a title: the others only stand within one ('Vice', 'Foreign', 'State')
    "acting assistant crown defence defense executive father finance financial first foreign former health home house interim interior "
    "majority master medical minority operating prime rear senior sister special st state vice",
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
        "academy administration agency airlines airways alliance army assembly association authority bank board brigade brotherhood bureau "
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
PARTIES = _words("d i r")  # before a hyphen and a member's state: 'R-Texas'
MEMBERS = _words("democrat democrats mp mps msp republican republicans")  # behind a state or a name no part of it: 'the Illinois Democrat'
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
PARTICLES = _words("al bin bint da de del della den der di dos du el ibn la las le los ten ter van von zu zur")  # a surname may keep it
SUFFIXES = _words("jr sr ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi")  # behind a surname, or a king's name
REGAL = _words("emperor empress king pope prince princess queen saint sultan")  # by which and one name a person is called
OTHER_PLACES = {  # other names in the news of what the gazetteer has, by its entry there
    "britain": "GB", "great britain": "GB", "uk": "GB", "u.k": "GB", "czech republic": "CZ", "dprk": "KP", "east timor": "TL",
    "holland": "NL", "hong kong": "HK", "ivory coast": "CI", "macedonia": "MK", "burma": "MM", "palestine": "PS",
    "russian federation": "RU", "swaziland": "SZ", "syrian arab republic": "SY", "turkey": "TR", "u.a.e": "AE", "uae": "AE", "us": "US",
    "u.s": "US", "u.s.a": "US", "usa": "US", "сша": "US", "eeuu": "US", "ee.uu": "US", "usa's": "US", "bosnia": "BA", "macau": "MO",
    "kiev": "kyiv, UA", "peking": "beijing, CN", "calcutta": "kolkata, IN", "saigon": "ho chi minh city, VN", "nyc": "new york city, US",
    "ala": "US-AL", "ariz": "US-AZ", "ark": "US-AR", "calif": "US-CA", "colo": "US-CO", "conn": "US-CT", "fla": "US-FL", "kan": "US-KS",
    "ky": "US-KY", "mass": "US-MA", "md": "US-MD", "mich": "US-MI", "minn": "US-MN", "mont": "US-MT", "neb": "US-NE", "nev": "US-NV",
    "okla": "US-OK", "pa": "US-PA", "tenn": "US-TN", "tex": "US-TX", "va": "US-VA", "vt": "US-VT", "wis": "US-WI", "wyo": "US-WY",
}  # fmt: skip
BINDING = ORGANIZATION_WORDS | _words(
    "bank bay board cape city coast code day district doctors duchy gulf high_commissioner house institutes isle journalists kingdom "
    "lords medicins port province region reporters republic sea state states strait straits united university war"
)
HYPHENED = _words(  # surnames before a given name with a small second part: 'Moon Jae-in', 'Tsai Ing-wen'
    "ahn bae ban cha chang chen cheng cho choi chung ha han heo ho hong huang hwang im jang jeon jeong jin jo joo jung kang kim ko "
    "koo kwak kwon lai lee li lim lin liu ma min moon na nam oh paik park ri roh ryu seo shin sim so son song suh tsai wang woo wu "
    "yang yoo yoon yu"
)
COMPOUNDING = _words("area based bound born era esque free led like made owned run style wide")  # behind a hyphen no part of a name
COMMITTEES = _words("commission committee council subcommittee")  # on this or that: 'Committee on Natural Resources'
OFFICES = _words("bureau center centers centre committee council department institute ministry office")  # of this 'and' that
ACRONYMS = {  # in capitals, known without the name they stand for, by that name
    "aclu": "american civil liberties union", "afp": "agence france-presse", "ap": "associated press", "cdc":
    "centers for disease control and prevention", "cdu": "christian democratic union", "cia": "central intelligence agency", "dhs":
    "department of homeland security", "dnc": "democratic national committee", "doj": "department of justice", "ecb":
    "european central bank", "epa": "environmental protection agency", "eu": "european union", "fbi": "federal bureau of investigation",
    "fcc": "federal communications commission", "fda": "food and drug administration", "fema": "federal emergency management agency",
    "fifa": "fifa", "gop": "republican party", "iaea": "international atomic energy agency", "icc": "international criminal court",
    "icj": "international court of justice", "icrc": "international committee of the red cross", "imf": "international monetary fund",
    "irs": "internal revenue service", "isis": "islamic state", "isil": "islamic state", "naacp": "naacp", "nato":
    "north atlantic treaty organization", "nba": "national basketball association", "nfl": "national football league", "nhs":
    "national health service", "npr": "npr", "nra": "national rifle association", "nsa": "national security agency", "nypd":
    "new york police department", "opec": "opec", "osce": "organization for security and co-operation in europe", "rnc":
    "republican national committee", "uefa": "uefa", "un": "united nations", "unesco": "unesco", "unhcr": "unhcr", "unicef": "unicef",
    "who": "world health organization", "wto": "world trade organization",
}  # fmt: skip
REPORTERS = _words(
    "added admitted announced argued asked believes called claimed commented declared denied explained insisted noted replied said says "
    "stated suggested testified thinks told tweeted urged warned warns wrote "
    # the other main languages
    "affirme afirmó afirmou aseguró assegurou declaró declarou dijo disse erklärte explicó explicou explique indique sagte schrieb señaló "
    "warnte заявил заявила отметил отметила сказал сказала сообщил сообщила"
)
PLACE_BEFORE = _words("across in inside near outside throughout")  # 'in Istanbul'
PLACE_WORDS = _words(  # a name of several words that ends in one is a place's, whatever it opens with ('Lee County', 'Jackson Heights')
    "airport avenue bay beach borough boulevard canyon county creek desert falls garden gardens heights highway hills island islands "
    "lake mountain mountains ocean park peninsula plaza province river sea springs square strait street township valley"
)
