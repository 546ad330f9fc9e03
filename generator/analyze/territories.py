"""Countries, regions and cities: English names, folded. Made by scripts/make_territories.py; do not edit by hand.

Sources: territory names and exemplar cities of Unicode CLDR (Unicode License v3) as in Babel 2.18.0; names of zones of
the IANA time zone database (public domain).
"""

from __future__ import annotations

TERRITORIES: frozenset[str] = frozenset(
    (
        "afghanistan|africa|aland islands|albania|algeria|american samoa|americas|andorra|angola|anguilla|antarctica|"
        "antigua and barbuda|argentina|armenia|aruba|ascension island|asia|australasia|australia|austria|azerbaijan|bahamas|bahrain|"
        "bangladesh|barbados|belarus|belgium|belize|benin|bermuda|bhutan|bolivia|bosnia and herzegovina|botswana|bouvet island|brazil|"
        "british indian ocean territory|british virgin islands|brunei|bulgaria|burkina faso|burundi|cambodia|cameroon|canada|"
        "canary islands|cape verde|caribbean|caribbean netherlands|cayman islands|central african republic|central america|central asia|"
        "ceuta and melilla|chad|chile|china|christmas island|clipperton island|cocos|colombia|comoros|congo - brazzaville|"
        "congo - kinshasa|cook islands|costa rica|cote d'ivoire|croatia|cuba|curacao|cyprus|czechia|denmark|diego garcia|djibouti|"
        "dominica|dominican republic|eastern africa|eastern asia|eastern europe|ecuador|egypt|el salvador|equatorial guinea|eritrea|"
        "estonia|eswatini|ethiopia|europe|falkland islands|faroe islands|fiji|finland|france|french guiana|french polynesia|"
        "french southern territories|gabon|gambia|georgia|germany|ghana|gibraltar|greece|greenland|grenada|guadeloupe|guam|guatemala|"
        "guernsey|guinea|guinea-bissau|guyana|haiti|heard and mcdonald islands|honduras|hong kong sar china|hungary|iceland|india|"
        "indonesia|iran|iraq|ireland|isle of man|israel|italy|jamaica|japan|jordan|kazakhstan|kenya|kiribati|kosovo|kuwait|kyrgyzstan|"
        "laos|latin america|latvia|lebanon|lesotho|liberia|libya|liechtenstein|lithuania|luxembourg|macao sar china|madagascar|malawi|"
        "malaysia|maldives|mali|malta|marshall islands|martinique|mauritania|mauritius|mayotte|melanesia|mexico|micronesia|"
        "micronesian region|middle africa|moldova|monaco|mongolia|montenegro|montserrat|morocco|mozambique|myanmar|namibia|nauru|nepal|"
        "netherlands|new caledonia|new zealand|nicaragua|niger|nigeria|niue|norfolk island|north america|north korea|north macedonia|"
        "northern africa|northern america|northern europe|northern mariana islands|norway|oceania|oman|outlying oceania|pakistan|palau|"
        "palestinian territories|panama|papua new guinea|paraguay|peru|philippines|pitcairn islands|poland|polynesia|portugal|"
        "pseudo-accents|pseudo-bidi|puerto rico|qatar|reunion|romania|russia|rwanda|samoa|san marino|sao tome and principe|saudi arabia|"
        "senegal|serbia|seychelles|sierra leone|singapore|sint maarten|slovakia|slovenia|solomon islands|somalia|south africa|"
        "south america|south georgia and south sandwich islands|south korea|south sudan|southeast asia|southern africa|southern asia|"
        "southern europe|spain|sri lanka|st barthelemy|st helena|st kitts and nevis|st lucia|st martin|st pierre and miquelon|"
        "st vincent and grenadines|sub-saharan africa|sudan|suriname|svalbard and jan mayen|sweden|switzerland|syria|taiwan|tajikistan|"
        "tanzania|thailand|timor-leste|togo|tokelau|tonga|trinidad and tobago|tristan da cunha|tunisia|turkiye|turkmenistan|"
        "turks and caicos islands|tuvalu|u.s. outlying islands|u.s. virgin islands|uganda|ukraine|united arab emirates|united kingdom|"
        "united states|uruguay|uzbekistan|vanuatu|vatican city|venezuela|vietnam|wallis and futuna|western africa|western asia|"
        "western europe|western sahara|yemen|zambia|zimbabwe"
    ).split("|"),
)
CITIES: frozenset[str] = frozenset(
    (
        "abidjan|accra|adak|addis ababa|adelaide|aden|algiers|almaty|amman|amsterdam|anadyr|anchorage|antananarivo|antigua|apia|aqtau|"
        "aqtobe|araguaina|ashgabat|ashkhabad|asmara|asmera|astrakhan|asuncion|athens|atikokan|atka|atyrau|auckland|azores|baghdad|bahia|"
        "bahia banderas|bahia de banderas|baku|bamako|bangkok|bangui|banjul|barnaul|beirut|belem|belfast|belgrade|berlin|beulah|bishkek|"
        "bissau|blanc-sablon|blantyre|boa vista|bogota|boise|bougainville|bratislava|brazzaville|brisbane|broken hill|brussels|"
        "bucharest|budapest|buenos aires|bujumbura|busingen|cairo|calcutta|cambridge bay|campo grande|canberra|cancun|caracas|"
        "casablanca|cayenne|cayman|center|ceuta|chagos|chicago|chihuahua|chisinau|chita|choibalsan|chongqing|chungking|chuuk|"
        "ciudad juarez|cocos islands|colombo|comodrivadavia|comoro|conakry|copenhagen|coral harbour|cordoba|coyhaique|cuiaba|dacca|"
        "dakar|damascus|danmarkshavn|dar es salaam|dawson creek|denver|detroit|dhaka|dili|douala|dubai|dublin|dumont-d'urville|dushanbe|"
        "easter island|edmonton|efate|eirunepe|el aaiun|ensenada|eucla|faeroe|fakaofo|famagusta|faroe|fernando de noronha|fort nelson|"
        "fort wayne|fortaleza|freetown|funafuti|gaborone|galapagos|gaza|glace bay|godthab|goose bay|grand turk|guadalcanal|guayaquil|"
        "halifax|harare|harbin|havana|hebron|helsinki|hermosillo|ho chi minh|ho chi minh city|hobart|hong kong|honolulu|hovd|"
        "indianapolis|inuvik|iqaluit|irkutsk|istanbul|ittoqqortoormiit|jakarta|jan mayen|jayapura|jerusalem|johannesburg|juba|jujuy|"
        "juneau|kabul|kaliningrad|kamchatka|kampala|kanton|karachi|kashgar|kathmandu|katmandu|kerguelen|khandyga|khartoum|kiev|kigali|"
        "kinshasa|kiritimati|kirov|kolkata|kosrae|kostanay|kralendijk|krasnoyarsk|kuala lumpur|kuching|kwajalein|kyiv|la paz|la rioja|"
        "lagos|libreville|lima|lisbon|ljubljana|lome|london|lord howe|lord howe island|los angeles|louisville|lower prince's quarter|"
        "lower princes|luanda|lubumbashi|lusaka|macao|macau|maceio|macquarie island|madeira|madrid|magadan|mahe|majuro|makassar|malabo|"
        "managua|manaus|manila|maputo|mariehamn|marigot|marquesas|maseru|matamoros|mazatlan|mbabane|melbourne|menominee|metlakatla|"
        "mexico city|minsk|miquelon|mogadishu|moncton|monrovia|monterrey|montevideo|montreal|moscow|muscat|nairobi|nassau|ndjamena|"
        "new salem|new york|niamey|nicosia|nipigon|nome|norfolk|noronha|nouakchott|noumea|novokuznetsk|novosibirsk|nuuk|ojinaga|omsk|"
        "oslo|ouagadougou|pago pago|pangnirtung|paramaribo|paris|perth|petersburg|phnom penh|phoenix|podgorica|pohnpei|ponape|pontianak|"
        "port moresby|port of spain|port-au-prince|porto acre|porto velho|porto-novo|prague|punta arenas|pyongyang|qostanay|queensland|"
        "qyzylorda|rainy river|rangoon|rankin inlet|rarotonga|recife|reykjavik|riga|rio branco|rio gallegos|riyadh|rome|saigon|saipan|"
        "sakhalin|salta|samarkand|san juan|san luis|santa isabel|santarem|santiago|santo domingo|sao paulo|sao tome|sarajevo|saratov|"
        "scoresbysund|seoul|shanghai|shiprock|simferopol|sitka|skopje|south georgia|srednekolymsk|st john's|st johns|st kitts|st thomas|"
        "st vincent|stockholm|swift current|sydney|tahiti|taipei|tallinn|tarawa|tashkent|tasmania|tbilisi|tegucigalpa|tehran|tel aviv|"
        "thimbu|thimphu|thule|thunder bay|tijuana|timbuktu|tirane|tiraspol|tokyo|tomsk|tongatapu|toronto|tortola|tripoli|tucuman|tunis|"
        "ujung pandang|ulaanbaatar|ulan bator|ulyanovsk|urumqi|ushuaia|ust-nera|uzhgorod|vaduz|vancouver|vatican|vienna|vientiane|"
        "vilnius|vladivostok|volgograd|wake island|warsaw|whitehorse|winamac|windhoek|winnipeg|yakutat|yakutsk|yangon|yekaterinburg|"
        "yellowknife|yerevan|zagreb|zaporozhye|zurich"
    ).split("|"),
)
