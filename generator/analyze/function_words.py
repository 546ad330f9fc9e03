"""Function words by language: what is no content word.

Compact tables of the closed classes (articles, pronouns, prepositions, conjunctions, auxiliaries, the commonest adverbs),
written for this program from the grammars' closed classes; English has the verbs of reporting and the days of the week
besides, since every article has them. Words are folded (no accents), as `generator.text.fold` leaves them.
"""

from __future__ import annotations

_TABLE = {
    "ar": (
        "التي الذي الذين الى ان او بعد بين ثم حتى حيث ذلك على عن عند غير في قبل قد كان كانت كل كما لا لكن لم لن ما مع من منذ هذا هذه "
        "هم هو هي وان وقد"
    ),
    "da": (
        "af alle alt at blev bliver da de dem den der deres det dette dig din disse dog du efter eller en end er et for fra ham han "
        "hans har havde have hende her hos hun hvad hvis hvor i ikke ind jeg jo kan kun man mange med meget men mig min mod ned nogle "
        "nok nu og ogsa om op os over pa sa selv ser sig siger sin skal skulle som til ud under var vi vil ville vor"
    ),
    "de": (
        "aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim bereits bis da dabei damit dann das "
        "dass davon dazu dem den denn der deren des dessen die dienstag dies diese diesem diesen dieser dieses doch donnerstag dort "
        "du durch ein eine einem einen einer eines er es etwa etwas freitag fur gegen gibt habe haben hat hatte hatten hier ich ihm "
        "ihn ihnen ihr ihre ihrem ihren ihrer im immer in ins ist ja jede jedem jeden jeder jedoch jetzt kann kein keine keinen "
        "konnen konnte konnten machen man mehr mich mir mit mittwoch montag muss mussen nach nicht nichts noch nun nur ob oder ohne "
        "sagt sagte samstag schon sehr sei sein seine seinem seinen seiner seit sich sie sind so sogar soll sollen sollte sondern "
        "sonntag uber um und uns unser unter vom von vor wahrend war waren warum was weil weiter welche wenn wer werde werden wie "
        "wieder will wir wird wo wurde wurden zu zum zur zwischen"
    ),
    "en": (
        "a about above according across added adding after again against ago all almost along already also although always am amid "
        "among an and another any anyone anything are aren't around as ask asked at away be became because become been before began "
        "behind being below besides between both but by call called came can can't cannot come could couldn't did didn't do does "
        "doesn't doing don't done down due during each either else enough even ever every everyone everything few first for former "
        "friday from further gave get gets getting give given go goes going gone got had hadn't has hasn't have haven't having he "
        "he'd he'll he's her here hers herself him himself his how however i i'd i'll i'm i've if in including indeed instead into is "
        "isn't it it'd it'll it's its itself just keep kept know known last later least less let let's like likely made make makes "
        "making many may maybe me meanwhile might monday more moreover most much must my myself near nearly neither never "
        "nevertheless new next no nobody none nor not noted nothing now of off often on once one only onto or other others our ours "
        "ourselves out over own per perhaps put quite rather really recent recently said same saturday saw say saying says see seem "
        "seemed seems seen several shall she she'd she'll she's should shouldn't since so some someone something soon still such "
        "sunday take taken takes taking tell tells than that that's the their theirs them themselves then there there's therefore "
        "these they they'd they'll they're they've thing things think this those though three through throughout thursday thus till "
        "to told too took toward towards tuesday two under unless unlike until unto up upon us use used using very via want wants was "
        "wasn't way we we'd we'll we're we've wednesday well went were weren't what what's whatever when where whether which while "
        "who who's whoever whole whom whose why will with within without won't would wouldn't yes yet you you'd you'll you're you've "
        "your yours yourself"
    ),
    "es": (
        "a al algo algunas algunos ante antes asi aun aunque bajo bien cada como con contra cual cuando de del desde dijo domingo "
        "donde dos durante e el ella ellas ellos en entre era eran es esa ese eso esta estaba estan estar este esto estos fue fueron "
        "ha haber habia hace hacia han hasta hay he jueves la las le les lo los lunes martes mas me mi mientras miercoles muy nada ni "
        "no nos nosotros o otra otro otros para pero poco por porque que quien sabado se sea segun ser si sido sin sino sobre solo "
        "son su sus tambien tan tanto te tiene tienen todo todos tras tu un una uno unos viernes y ya yo"
    ),
    "fi": (
        "ei eika ele en etta ha han hanen he heidan hyvin ja jo joka jos joten jotka kanssa koska kuin kuitenkin kun me mika mukaan "
        "mutta myos ne niin nyt olen oli olivat olla on ovat sanoi se sen siita sita tai tama taman tassa te vain viela voi"
    ),
    "fr": (
        "a afin ai ainsi alors apres au aucun aussi autre autres aux avait avant avec avoir c'est car ce cela celle celui ces cet "
        "cette ceux chez comme contre d'un d'une dans de depuis des deux devant dimanche dit doit donc dont du elle elles en encore "
        "entre est et etaient etait ete etre eu faire fait font il ils j'ai je jeudi jusqu la le les leur leurs lors lui lundi mais "
        "mardi me meme mercredi moins mon n'a n'est ne ni non nos notre nous on ont ou par parce pas pendant peu peut plus pour "
        "pourrait qu'elle qu'il quand que qui quoi s'est sa samedi sans se selon sera ses si son sont sous sur tous tout toute toutes "
        "tres trop tu un une vendredi vers vos votre vous y"
    ),
    "it": (
        "a abbiamo ad agli ai al alla alle allo anche ancora aveva che chi ci come con contro cosa cosi cui da dagli dai dal dalla "
        "dalle dei del dell'italia della delle dello di dopo dove due e ed era erano essere fa fatto fra gia gli ha hanno ho i il in "
        "io l la le lei lo loro lui ma mentre mi molto ne negli nei nel nella nelle noi non o ogni ora per perche piu poi prima qua "
        "quale quando quanto quella quello questa questi questo qui se sempre senza si sia sono sta stata stato su sua sue sui sul "
        "sulla suo suoi tra tutti tutto un una uno"
    ),
    "nb": (
        "alle at av ble blir da de dem den der deres det dette du eller en enn er et etter for fra ha hadde han hans har hun hva hvis "
        "hvor i ikke jeg kan kunne man med meg men min mot na nar noe noen og ogsa om opp oss over pa sa seg sier sin skal skulle som "
        "til under ut var vart ved vi vil ville"
    ),
    "nl": (
        "aan al alle als altijd andere bij daar dan dat de der deze die dit doen door dus een en er ge geen geweest haar had hebben "
        "heeft hem het hier hij hoe hun iemand iets ik in is ja je kan kunnen maar me meer men met mij mijn moet na naar niet niets "
        "nog nu of om omdat onder ons ook op over reeds te tegen toch toen tot u uit uw van veel voor want waren was wat we wel werd "
        "werden wie wil worden wordt zal ze zegt zei zelf zich zij zijn zo zonder zou zullen"
    ),
    "pl": (
        "a aby ale bardzo bedzie bez bo by byc byl byla bylo byly co czy dla do gdy gdzie go i ich ile im ja jak jako je jednak jego "
        "jej jest jeszcze juz kiedy kto ktora ktore ktory ktorzy lub ma maja mi mnie moze na nad nas nawet nie nim niz o od on ona "
        "oni oraz po pod przed przez przy sa sie ta tak takze tam te tego tej ten to tu tutaj tych tylko tym u w we wedlug wiec "
        "wszystko z za ze"
    ),
    "pt": (
        "a ainda ao aos apos as ate com como contra da das de dela dele depois desde disse do dois dos duas e ela elas ele eles em "
        "entre era essa esse esta estao este eu foi foram ha isso isto ja la lhe mais mas me mesmo muito na nao nas nem no nos nossa "
        "nosso num numa o onde os ou para pela pelas pelo pelos por porque qual quando que quem sao se segundo sem ser sera seu seus "
        "so sob sobre sua suas tambem tem teve um uma voce"
    ),
    "ru": (
        "а без более бы был была были было быть в вам вас весь во вот все всех вы где да даже для до его ее еи ему если есть еще же "
        "за здесь и из или им их к как ко когда кто ли либо мне может мы на над надо наш не него нее нет ни них но ну о об однако он "
        "она они оно от очень по под при с сказал со так также такои там те тем то того тоже тои только том ты у уже хотя чего чеи "
        "чем что чтобы эта эти это этого этои этом этот я"
    ),
    "sv": (
        "alla allt att av bara blev blir da de dem den denna dess det detta dig din dock du efter eller en er ett for fran ha hade "
        "han hans har hon honom hur i icke in inte ja jag kan kommer kunde man med mellan men mig min mot mycket nagon nagra nar nu "
        "och ocksa om oss over pa sa sade sager sedan sig sin ska skulle som till under upp ut utan vad var vara vi vid vilka vill"
    ),
    "tr": (
        "acaba ama ancak bazi belki ben bir biri biz bu bunu cok cunku da daha de dedi defa degil diye en gibi gore hem hep her icin "
        "ile ise kadar ki kim mi mu nasil ne neden o olan olarak oldu oldugu olmak on onlar onun sonra su tarafindan tum var ve veya "
        "ya yani yok yuzde"
    ),
    "uk": (
        "а або адже але без би був була були було бути в вам вас весь вже ви вона вони воно все всі від він де для до же з за зі и "
        "иого коли крім ле лише мене ми може на навіть над наш не них ні о об однак от по при про саме свою себе та так також там те "
        "ти тим то того тому тут у хоч це цеи ці чи що щоб як яка якии якщо які є і із"
    ),
}
FUNCTION_WORDS: dict[str, frozenset[str]] = {language: frozenset(words.split()) for language, words in _TABLE.items()}
FUNCTION_WORDS["no"] = FUNCTION_WORDS["nn"] = FUNCTION_WORDS["nb"]
NONE: frozenset[str] = frozenset()
