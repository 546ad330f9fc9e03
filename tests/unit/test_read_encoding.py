"""Encodings: every common one is decoded exactly, without a declaration, from a text as long as an article."""

import codecs

import pytest

from generator.read import Unreadable
from generator.read.encoding import decode

# written for these tests; the last sentence of each holds the marks that encodings of one script disagree on
TEXTS = {
    "en": "The mayor said it wasn’t easy. “We waited for nine years,” she told reporters at the café — and the bridge opened on Sunday.",
    "de": "Die Brücke über den Hafen wurde am Sonntag eröffnet, für Fußgänger und Radfahrer ist sie schön und größer als früher.",
    "fr": "Le pont du port a été ouvert à la circulation dès dimanche, après neuf années de travaux ; la mairie espère que l’été sera bénéfique.",
    "es": "El puente se abrió el domingo después de nueve años; según el alcalde, mañana habrá más información sobre la señalización.",
    "pl": "Most nad portem został otwarty w niedzielę, dziewięć lat po rozpoczęciu prac; później będzie też ścieżka dla pieszych i rowerzystów.",
    "cs": "Most přes přístav byl otevřen v neděli, devět let po zahájení stavby; příští týden přibude také stezka pro chodce a cyklisty.",
    "hu": "A kikötő fölötti híd vasárnap nyílt meg, kilenc évvel az építkezés kezdete után; jövőre gyalogút és bicikliút is épül mellé, győzött a józan ész.",
    "ru": "Новый мост через гавань открыли для движения в воскресенье утром, спустя девять лет после начала работ; объезд больше не нужен.",
    "uk": "Новий міст через гавань відкрили в неділю, через дев’ять років після початку робіт; її мешканці їздитимуть ще й на велосипедах.",
    "el": "Η νέα γέφυρα πάνω από το λιμάνι άνοιξε την Κυριακή, εννέα χρόνια μετά την έναρξη των έργων. Άνοιξε και ο πεζόδρομος.",
    "tr": "Limanın üzerindeki yeni köprü dokuz yıl süren çalışmaların ardından pazar günü açıldı; şehir yönetimi İskele’de geçiş ücreti olmayacağını söyledi.",
    "lt": "Naujasis tiltas per uostą atidarytas sekmadienį, praėjus devyneriems metams nuo darbų pradžios; šalia jo bus įrengtas ir pėsčiųjų takas.",
    "he": "הגשר החדש מעל הנמל נפתח ביום ראשון בבוקר, תשע שנים לאחר תחילת העבודות, ואלפי תושבים הגיעו לטקס למרות הגשם.",
    "ar": "افتتح الجسر الجديد فوق الميناء صباح الأحد، بعد تسع سنوات من بدء الأعمال، وحضر آلاف السكان حفل الافتتاح رغم المطر.",
    "th": "สะพานใหม่ข้ามท่าเรือเปิดใช้งานเมื่อเช้าวันอาทิตย์ หลังจากเริ่มก่อสร้างมาเก้าปี มีประชาชนหลายพันคนมาร่วมพิธี",
    "ja": "港にかかる新しい橋が日曜日の朝に開通した。工事の開始から九年が経ち、雨の中でも四千人の市民が式典に集まったと市は発表した。",
    "ko": "항구를 가로지르는 새 다리가 일요일 아침에 개통되었다. 공사가 시작된 지 구 년 만이며, 비가 오는데도 시민 사천 명이 행사에 참석했다.",
    "zh": "横跨港口的新大桥星期日早上正式通车，这是工程开始九年以后的事。市长在仪式上说，我们已经等了很长时间，虽然下雨，还是有四千人到场。",
    "zh-tw": "橫跨港口的新大橋星期日早上正式通車，這是工程開始九年以後的事。市長在儀式上說，我們已經等了很長時間，雖然下雨，還是有四千人到場。",
}
LEGACY = [
    ("en", "cp1252"),
    ("en", "mac-roman"),
    ("de", "cp1252"),
    ("de", "iso8859-1"),
    ("fr", "cp1252"),
    ("es", "iso8859-1"),
    ("es", "iso8859-15"),
    ("pl", "cp1250"),
    ("pl", "iso8859-2"),
    ("cs", "cp1250"),
    ("cs", "iso8859-2"),
    ("hu", "cp1250"),
    ("hu", "iso8859-2"),
    ("ru", "cp1251"),
    ("ru", "koi8-r"),
    ("ru", "iso8859-5"),
    ("ru", "cp866"),
    ("uk", "cp1251"),
    ("el", "cp1253"),
    ("el", "iso8859-7"),
    ("tr", "cp1254"),
    ("lt", "cp1257"),
    ("he", "cp1255"),
    ("ar", "cp1256"),
    ("th", "cp874"),
    ("ja", "shift_jis"),
    ("ja", "cp932"),
    ("ja", "euc_jp"),
    ("ja", "iso2022_jp"),
    ("ko", "euc_kr"),
    ("ko", "cp949"),
    ("zh", "gb18030"),
    ("zh", "gb2312"),
    ("zh-tw", "big5"),
]


def article(language):
    return "\n\n".join([TEXTS[language]] * 8)


@pytest.mark.parametrize(("language", "codec"), LEGACY)
def test_a_legacy_encoding_is_found_by_its_letters(language, codec):
    text = article(language)
    decoded = decode(text.encode(codec), "a.txt")
    assert decoded.text == text
    assert [problem.code for problem in decoded.problems] == ([] if codec == "iso2022_jp" else ["encoding-guessed"])


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"])
def test_unicode_is_exact_with_and_without_a_mark(language, codec):
    text = article(language)
    decoded = decode(text.encode(codec), "a.txt")
    assert decoded.text == text
    assert decoded.problems == ()
    assert codecs.lookup(decoded.encoding).name.removesuffix("-le").removesuffix("-be") == codecs.lookup(codec).name.removesuffix(
        "-sig"
    ).removesuffix("-le").removesuffix("-be")


@pytest.mark.parametrize(
    ("head", "codec", "name"),
    [
        ('<meta charset="koi8-r">', "koi8-r", "koi8-r"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">', "cp1251", "cp1251"),
        ('<?xml version="1.0" encoding="ISO-8859-5"?>', "iso8859-5", "iso8859-5"),
        ('<meta charset="utf-8">', "utf-8", "utf-8"),
        ('<meta charset="iso-8859-1">', "utf-8", "utf-8"),  # a declaration that is no longer true
        ('<meta charset="utf-16">', "utf-8", "utf-8"),
    ],
)
def test_a_declared_charset_counts_unless_the_text_is_utf_8(head, codec, name):
    text = f"{head}<p>Мост открыт</p>"
    decoded = decode(text.encode(codec), "a.html")
    assert (decoded.text, decoded.encoding, decoded.problems) == (text, name, ())


@pytest.mark.parametrize("label", ["unicode_escape", "base64", "idna", "utf-7", "no-such-charset", "rot13"])
def test_a_declared_codec_that_is_none_of_texts_is_not_used(label):
    data = f'<meta charset="{label}">'.encode() + article("fr").encode("cp1252") + rb"\ud800"
    assert decode(data, "a.html").encoding == "cp1252"


def test_a_declared_latin_1_is_what_browsers_take_it_for():
    decoded = decode(b'<meta charset="latin1"><p>\x93Caf\xe9\x94', "a.html")
    assert decoded.text.endswith("“Café”")


def test_broken_bytes_are_marked_and_told():
    data = article("ru").encode() + b"\n\xff and \xd0"
    decoded = decode(data, "a.txt")
    assert decoded.text == article("ru") + "\n\ufffd and \ufffd"
    [problem] = decoded.problems
    assert (problem.code, problem.line) == ("undecodable-bytes", 16)
    assert problem.message == "2 sequences of bytes not valid in utf-8, the first on this line"


def test_utf_16_cut_in_the_middle_of_a_character_is_marked():
    decoded = decode(codecs.BOM_UTF16_LE + "text".encode("utf-16-le") + b"x", "a.txt")
    assert decoded.text == "text\ufffd"
    assert [problem.code for problem in decoded.problems] == ["undecodable-bytes"]


def test_control_characters_are_dropped_and_told():
    decoded = decode("one\x00\x07 \ttwo\n".encode() * 3 + b"words " * 40, "a.txt")
    assert decoded.text == "one \ttwo\n" * 3 + "words " * 40
    [problem] = decoded.problems
    assert (problem.code, problem.line, problem.message) == ("control-characters", 1, "6 control characters, the first on this line")


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n...",
        b"PK\x03\x04\x14\x00",
        b"\x89PNG\r\n\x1a\n\x00\x00",
        b"\xff\xd8\xff\xe0\x00\x10JFIF",
        b"{\\rtf1 text}",
        bytes(range(256)) * 8,
    ],
)
def test_a_binary_file_is_no_text(data):
    with pytest.raises(Unreadable) as refused:
        decode(data, "a.txt")
    assert refused.value.problem.code == "not-text"


@pytest.mark.parametrize("text", ["RIFF is a word", "ID3 tags explained", "BZh, GIF8 and Rar! are words, too"])
def test_a_text_may_begin_with_the_letters_of_a_binary_format(text):
    assert decode(text.encode(), "a.txt").text == text
