"""How the letters above ASCII of the news languages are spread, and the legacy encodings that each language was written in.

Each alphabet lists a language's letters above ASCII (of scripts other than Latin: all its letters) from the most to the
least frequent in running text. Only the order is used, so a rough one will do. Scripts with thousands of characters
list the commonest few hundred: two thirds of any text are made of them.
"""

from __future__ import annotations

LATIN = {
    "Albanian": "ëç",
    "Catalan": "àóéèíçúòïü·",
    "Danish or Norwegian": "åøæéöäü",
    "Dutch": "ëéïüöèó",
    "English": "éèüöáíóñçêâäô",
    "Estonian": "äõüöšž",
    "Finnish": "äöåé",
    "French": "éàèêçôûùîâïëœüæ",
    "German": "üäößé",
    "Icelandic": "íáðóéþöæúý",
    "Irish": "áéíúó",
    "Italian": "èàùòìé",
    "Portuguese": "ãçáéíóêõâúôà",
    "Spanish": "óíáéñúü¿¡º",
    "Swedish": "äåöéü",
}
CENTRAL = {
    "Croatian, Serbian or Slovene": "čšžćđ",
    "Czech": "íáěéýřščžůúťňóď",
    "Hungarian": "áéóöíőüúű",
    "Polish": "łąęóśżćńź",
    "Romanian": "ăîâşţșț",
    "Slovak": "áíéýčúžľšťňäôóďŕĺ",
    "German": "üäößé",
}
BALTIC = {"Estonian": "äõüöšž", "Latvian": "āīēšļūķžņčģŗ", "Lithuanian": "ėšįžųąčūę"}
TURKISH = {"Turkish": "ıüşçöğİâîû"}
VIETNAMESE = {"Vietnamese": "đ\u0323\u0301ưô\u0300âê\u0309ăơ\u0303áàéíóúý"}
CYRILLIC = {
    "Belarusian": "аіенртслокўвудямпзгыбьчцхэжйшфюё",
    "Bulgarian": "аеиотнрсвдлкпмъузгябчцйщжхюшфьѝ",
    "Macedonian": "аоеитнрсвдкулпмзјгшбќцчжѓњхљѕџф",
    "Russian": "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё№",
    "Serbian": "аиоентрсјвудклмпзгбшчцћжњхљђфџ",
    "Ukrainian": "оаниівтерслкумдпзьяйбгчхцюжїєщшфґ",
}
GREEK = {"Greek": "αοιετσνηυρπκμλςάίόέδήωθγφχύβώξζψϊϋΐΰ"}
HEBREW = {"Hebrew": "יוהלארםבתשמנדןעחקפסגכטזךצץף"}
ARABIC = {
    "Arabic": "ايلمنرتبوةعدسفهكحقشطجصخذىضثغزءئؤإأآظ،؟",
    "Persian": "اینردهتمبوشکسگزفعقلحپجخصچطضغثظژذئآ،؟",
}
THAI = {"Thai": "านรอกเงมยลวดทสตะปบคหแจพชใขไโผธภศษณญฐฉฟซถ่้ิีัู็ุ์ืำึๆๅฯ๊๋ฝฎฏฑฒฬฮฆฤ"}

# codec -> the languages it was used for. In the order of preference where two give the same text.
SINGLE_BYTE: dict[str, dict[str, str]] = {
    "cp1252": LATIN,
    "cp1251": CYRILLIC,
    "cp1250": CENTRAL,
    "iso8859-2": CENTRAL,
    "cp1253": GREEK,
    "iso8859-7": GREEK,
    "cp1254": TURKISH,
    "koi8-r": CYRILLIC,
    "koi8-u": CYRILLIC,
    "iso8859-5": CYRILLIC,
    "cp866": CYRILLIC,
    "mac-cyrillic": CYRILLIC,
    "cp1255": HEBREW,
    "cp1256": ARABIC,
    "iso8859-6": ARABIC,
    "cp1257": BALTIC,
    "iso8859-13": BALTIC,
    "iso8859-4": BALTIC,
    "cp874": THAI,
    "cp1258": VIETNAMESE,
    "iso8859-15": LATIN,
    "mac-roman": LATIN,
}

SIMPLIFIED = (
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样"
    "理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表"
    "化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至"
    "队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运"
)
TRADITIONAL = (
    "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣"
    "理心她本前開但因只從想實日軍者意無力它與長把機十民第公此已工使情明性知全三又關點正業外將兩高間由問很最重並物手應戰向頭文體政美相見被利什二等產或新己制身果加西斯月話合回特代內信表"
    "化老給世位次度門任常先海通教兒原東聲提立及比員解水名真論處走義各入幾口認條平系氣題活爾更別打女變四神總何電數安少報才結反受目太量再感建務做接必場件計管期市直德資命山金指克許統區保至"
    "隊形社便空決治展馬科司五基眼書非則聽白卻界達光放強即像難且權思王象完設式色路記南品住告類求據程北邊死張該交規萬取拉格望覺術領共確傳師觀清今切院讓識候帶導爭運"
)
KANJI = (
    "日一国年大人会中本十二分出時三行生的者東前間事上新月部社長手金高小員自内入場学外合同明発政業定米関下市力見立方円田代動全対安五機思度保実化相議開気約問民理野調主最連戦経家物京選四名法"
    "株地性作当回体通目公題党和平現子区県首山川今九八七六表制水所後務用意変統北海世界平権話受成工取決判期点数百千万警察報元進朝正女言指団組強電死男車計画解多重原総加面円教治先男島近心運記産"
    "次売何来切相起結軍国際不交協支持反無集特別初参院少予算午曜伝文身増減予引費価格住得打店食楽白病院医薬室南西"
)
HANGUL = (
    "이다는의에을가로고하한은지기도사를인리서나어자시대정아일스부수해전라제보여그원주있상과들으만장적구국우개조성선비면했까니것경야신유당동방무화용말마발세공모소오물미민관계안연교분위내영회진문생"
    "중명재노트러년저치통업된되될히명출요간행실후려던며또두월데었았습할때더양금차난르린라프드법권감군남북강산책임당표체회의월최김박씨등및약불받"
)


def _cjk(*parts: str) -> frozenset[str]:
    return frozenset("".join(parts))


# codec -> language, its common characters, and the ranges of those that are ordinary
MULTI_BYTE: dict[str, tuple[str, frozenset[str], tuple[tuple[str, str], ...]]] = {
    "gb18030": ("Chinese", _cjk(SIMPLIFIED, "，。、：；“”《》（）！？"), (("一", "鿿"),)),
    "big5hkscs": ("Chinese", _cjk(TRADITIONAL, "，。、：；「」《》（）！？"), (("一", "鿿"),)),
    "cp932": ("Japanese", _cjk(KANJI, "、。「」・ー（）"), (("一", "鿿"), ("ァ", "ヿ"))),
    "euc_jp": ("Japanese", _cjk(KANJI, "、。「」・ー（）"), (("一", "鿿"), ("ァ", "ヿ"))),
    "cp949": ("Korean", _cjk(HANGUL, "·‘’“”"), (("가", "힣"),)),
}
KANA = ("ぁ", "ゖ")
