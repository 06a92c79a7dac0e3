"""Makes the lists of names in src/main/resources/io/customerhub/standardize from Unicode CLDR.

Usage: python3 country_files.py CLDR OUT
CLDR is a folder with the unpacked npm packages cldr-core, cldr-localenames-full, cldr-numbers-full and
cldr-subdivisions-full (48.2.0); OUT is src/main/resources/io/customerhub/standardize. countries-39.tsv beside this file, names
of CLDR 39 as OpenJDK 17 ships them, is read too, for names change and old ones stay in use.
"""
import json
import re
import sys
from collections import defaultdict
from pathlib import Path

CLDR, OUT = Path(sys.argv[1]), Path(sys.argv[2])
LEADING = ["en", "zh", "es", "fr", "de", "pt", "ru", "ja", "ko", "it", "nl"]
LICENCE = "# Names: Unicode CLDR 48.2 (Unicode License v3), made by src/test/reference-data/country_files.py."

# FIPS PUB 10-4 (US, withdrawn 2008, public domain; with change notices up to its successor GEC) where CLDR has no code
# or an older one. '-': there is none.
FIPS = {"AX": "-", "BQ": "-", "CW": "UC", "SX": "NN", "SS": "OD", "RS": "RI", "PS": "GZ WE", "XK": "KV", "UM": "-",
        "MF": "RN", "BL": "TB", "GG": "GK", "ME": "MJ", "TL": "TT", "SJ": "SV JN", "TF": "FS", "EH": "WI"}

# Country codes of the International Olympic Committee where they differ from ISO 3166-1 alpha-3; all 206 national
# committees are in IOC_SAME or here, old codes follow the current one.
IOC = """DZ ALG;AW ARU;AS ASA;BS BAH;BD BAN;BB BAR;BM BER;BT BHU;BZ BIZ BZE;BN BRU;BG BUL;BF BUR;KH CAM;KY CAY;CG CGO
TD CHA;CL CHI;CR CRC;HR CRO;DK DEN;SV ESA;FJ FIJ;GM GAM;GW GBS;GQ GEQ;DE GER;GR GRE;GD GRN;GT GUA;GN GUI;GU GUM;HT HAI
HN HON;ID INA;IR IRI;VI ISV;VG IVB;XK KOS;SA KSA;KW KUW;LV LAT;LY LBA;LS LES;LB LBN LIB;MG MAD;MY MAS;MW MAW;MN MGL
MC MON;MU MRI;MR MTN;MM MYA;NI NCA;NL NED;NP NEP;NE NIG;NG NGR;OM OMA;PY PAR;PH PHI;PS PLE;PT POR;PR PUR;ZA RSA;WS SAM
SC SEY;KN SKN;SI SLO;SB SOL;LK SRI;SD SUD;CH SUI;TZ TAN;TO TGA;TG TOG;TW TPE;AE UAE;UY URU;VU VAN;VN VIE;VC VIN;ZM ZAM
ZW ZIM;BH BRN;AO ANG;AG ANT;BW BOT;SG SGP SIN;TT TTO TRI"""
IOC_SAME = """AF AL AD AR AM AU AT AZ BY BE BJ BO BA BR BI CM CA CV CF CN CO KM CD CK CI CU CY CZ DJ DM DO EC EG ER EE SZ
ET FI FR GA GE GH GB GY HK HU IS IN IQ IE IL IT JM JP JO KZ KE KI KP KR KG LA LR LI LT LU MV ML MT MH MX FM MD ME MA MZ
NA NR NZ MK NO PK PW PA PG PE PL QA RO RU RW LC SM ST SN RS SL SK SO SS ES SR SE SY TJ TH TL TN TR TM TV UG UA US UZ VE
YE"""

# Country codes of FIFA (regulations, list of member associations) in the same way; the four associations of the United
# Kingdom all mean GB.
FIFA = """DZ ALG;AI AIA;AG ATG;AO ANG;AW ARU;AS ASA;BS BAH;BD BAN;BB BRB;BM BER;BT BHU;BZ BLZ;BN BRU;BG BUL;BW BOT
KH CAM;KY CAY;CG CGO;TD CHA;CL CHI;CR CRC;HR CRO;DK DEN;SV SLV;FJ FIJ;GM GAM;GW GNB;GQ EQG;DE GER;GR GRE;GD GRN;GT GUA
GN GUI;GU GUM;HT HAI;HN HON;ID IDN;IR IRN;VI VIR;VG VGB;XK KVX KOS;SA KSA;KW KUW;LV LVA;LY LBY;LS LES;LB LBN LIB;MG MAD
MY MAS;MW MWI;MN MNG;MO MAC;MS MSR;MU MRI;MR MTN;MM MYA;NI NCA;NL NED;NP NEP;NE NIG;NG NGA;OM OMA;PY PAR;PH PHI;PS PLE
PT POR;PR PUR;ZA RSA;WS SAM;SC SEY;KN SKN;SI SVN;SB SOL;LK SRI;SD SDN SUD;CH SUI;TZ TAN;TO TGA;TG TOG;TW TPE;AE UAE
UY URU;VU VAN;VN VIE;VC VIN;ZM ZAM;ZW ZIM;BH BHR;CF CTA;TC TCA;PF TAH;SG SGP SIN;TT TRI TTO
GB ENG SCO WAL NIR"""
FIFA_SAME = """AF AL AD AR AM AU AT AZ BY BE BJ BO BA BR BF BI CM CA CV CN CO KM CD CK CI CU CW CY CZ DJ DM DO EC EG ER
EE SZ ET FO FI FR GA GE GH GI GY HK HU IS IN IQ IE IL IT JM JP JO KZ KE KP KR KG LA LR LI LT LU MV ML MT MX MD ME MA MZ
NA NC NZ MK NO PK PA PG PE PL QA RO RU RW LC SM ST SN RS SL SK SO SS ES SR SE SY TJ TH TL TN TR TM UG UA US UZ VE YE"""

# Distinguishing signs of vehicles in international traffic (UN Convention on Road Traffic 1949/1968, list of the UNECE),
# old signs after the current one. Signs that dependent territories use too stand at each of them: the sign alone does
# not say which.
VEHICLE = """AT A;AF AFG;AL AL;AM AM;AD AND;AU AUS;CC AUS;CX AUS;NF AUS;HM AUS;AZ AZ;BE B;BD BD;BB BDS;BF BF BUF;BG BG
BZ BZ BH;BA BIH;BO BOL;BR BR;BH BRN;BN BRU;BS BS;MM MYA BUR;BW BW RB;BY BY;CM CAM;CA CDN;CH CH;CI CI;LK CL;CO CO;CR CR
CU C CU;CY CY;CZ CZ;DE D;DK DK;GL DK KN;KN KAN KN;DO DOM;BJ DY BJ;DZ DZ;ES E;KE EAK;TZ EAT EAZ;UG EAU;EC EC;ER ER;SV ES;EE EST
EG ET;ET ETH;FR F;GP F;MQ F;GF F;RE F;PM F;NC F;PF F;WF F;TF F;YT F;BL F;MF F;FI FIN;FJ FJI;LI FL;FO FO;FM FSM;GA G
GB GB UK;GG GBG GBA;JE GBJ;IM GBM;GI GBZ;GT GCA;GE GE;GH GH;GQ GQ;GR GR;GY GUY;HU H;HK HK;JO HKJ;HN HN;HR HR;IT I;IL IL
IN IND;IR IR;IE IRL;IQ IRQ;IS IS;JP J;JM JA;KH K;KI KIR;KG KG KS;SA KSA;KW KWT KW;KZ KZ;LU L;LA LAO;LY LAR;LR LB;LS LS
LT LT;LV LV;MT M;MA MA;MY MAL;MC MC;MD MD;MX MEX;MN MGL;MK NMK MK;ME MNE;MZ MOC;MU MS;MV MV;MW MW;NO N;NA NAM;CW NA;SX NA;BQ NA
NR NAU;NP NEP;NG WAN;NI NIC;NL NL;NZ NZ;CK NZ;NU NZ;TK NZ;PT P;PA PA;PE PE;PK PK;PL PL;PG PNG;PY PY;QA Q;AR RA;TW RC
CF RCA;CG RCB;CL RCH;GN RG;HT RH;ID RI;MR RIM;XK RKS;LB RL;MG RM;ML RMM;NE RN;RO RO;KR ROK;UY UY ROU;PH RP;SM RSM;BI RU
RU RUS;RW RWA;SE S;SZ SD;SG SGP;SK SK;SI SLO;SR SME;SN SN;SO SO;RS SRB;SD SUD;SC SY;SY SYR;TH T;TD TCH TD;TG TG;TJ TJ
TM TM;TN TN;TR TR;TT TT;UA UA;AE UAE;US USA;AS USA;GU USA;MP USA;PR USA;UM USA;VI USA;UZ UZ;VA V;VN VN;GM WAG;SL WAL
DM WD;GD WG;LC WL;WS WS;VC WV;YE YAR;VE YV;ZM Z;ZA ZA;ZW ZW;CD CGO ZRE;KP KP"""

# The larger countries, whose subdivisions have names in the leading languages; of the others those in English.
REGIONS = """US CN IN BR JP DE FR GB ES IT CA AU MX RU KR ID TR NL CH AT BE PL SE NO DK FI PT IE GR CZ HU RO AR CL CO PE
VE ZA EG NG KE MA SA AE IL IR PK BD VN TH MY PH UA KZ NZ TW SG HK MO""".split()


def table(text):
    found = defaultdict(list)
    for entry in re.split(r"[;\n]", text):
        code, *signs = entry.split()
        found[code] += signs
    return found


def load(package, path):
    return json.loads((CLDR / package / "package" / path).read_text(encoding="utf-8"))


def locales(package, file):
    base = CLDR / package / "package" / "main"
    for folder in sorted(base.iterdir()):
        path = folder / file
        if path.exists():
            data = json.loads(path.read_text(encoding="utf-8"))["main"]
            yield folder.name, next(iter(data.values()))


def write(path, head, lines):
    (OUT / path).write_text("\n".join(head + lines) + "\n", encoding="utf-8")


def clean(name):
    return re.sub(r"\s+", " ", name.replace("|", "/")).strip()


mappings = load("cldr-core", "supplemental/codeMappings.json")["supplemental"]["codeMappings"]
old = [line.split("\t") for line in (Path(__file__).parent / "countries-39.tsv").read_text(encoding="utf-8").splitlines()
       if line and not line.startswith("#")]
codes = sorted([row[0] for row in old] + ["XK"])


def country_codes():
    ioc, fifa, vehicle = table(IOC), table(FIFA), table(VEHICLE)
    lines = []
    for code in codes:
        alpha3 = mappings[code]["_alpha3"]
        fips = FIPS.get(code, mappings[code].get("_fips10", code))
        olympic = ioc.get(code, [alpha3] if code in IOC_SAME.split() else [])
        football = fifa.get(code, [alpha3] if code in FIFA_SAME.split() else [])
        assert not (code in ioc and code in IOC_SAME.split()), code
        assert not (code in fifa and code in FIFA_SAME.split()), code
        lines.append("\t".join([code, "-" if code == "XK" else alpha3,
                                "-" if code == "XK" else mappings[code]["_numeric"], fips,
                                " ".join(olympic) or "-", " ".join(football) or "-",
                                " ".join(vehicle.get(code, [])) or "-"]))
    write("country/codes.tsv", [
        "# Codes of countries: ISO 3166-1 alpha-2, alpha-3, numeric (and M49); FIPS 10-4; IOC; FIFA; sign of vehicles.",
        "# '-': there is none; several are separated by a space, the current one first. XK is user-assigned in ISO 3166.",
        "# ISO codes: ISO 3166-1 as in Unicode CLDR 48.2 (Unicode License v3). FIPS: FIPS PUB 10-4, United States, public",
        "# domain, as in CLDR. IOC: codes of the National Olympic Committees. FIFA: member associations. Signs: UNECE,",
        "# distinguishing signs used on vehicles in international traffic. Lists of facts, typed in",
        "# src/test/reference-data/country_files.py."], lines)


def country_names():
    names = {code: defaultdict(set) for code in codes}
    levels = load("cldr-core", "coverageLevels.json")["effectiveCoverageLevels"]
    covered = {locale.split("-")[0] for locale, level in levels.items() if level in ("modern", "moderate")}
    for locale, data in locales("cldr-localenames-full", "territories.json"):
        language = locale.split("-")[0]
        if language not in covered:
            continue
        for key, name in data["localeDisplayNames"]["territories"].items():
            code = key.split("-")[0]
            if code in names and len(re.sub("[^a-z0-9]", "", name.lower()) or name) > 2 or not name.isascii() and code in names:
                names[code][clean(name)].add(language)
    for row in old:
        for name in (row[3] + "|" + (row[4] if len(row) > 4 else "")).split("|"):
            if name and clean(name) not in names[row[0]]:
                names[row[0]][clean(name)].add("*")
    lines = []
    for code in codes:
        for name, languages in sorted(names[code].items()):
            known = [language for language in LEADING if language in languages]
            lines.append("\t".join([code, name, " ".join(known + sorted(languages - set(known)))]))
    write("country/names.tsv", [
        "# Names of countries: ISO 3166-1 alpha-2, name, the languages that use it ('*': a former name of CLDR 39).",
        LICENCE], lines)


def language_names():
    names = defaultdict(lambda: defaultdict(set))
    for locale, data in locales("cldr-localenames-full", "languages.json"):
        base = locale.split("-")[0]
        for key, name in data["localeDisplayNames"]["languages"].items():
            tag = re.sub(r"-alt-.*", "", key)
            if (base in LEADING or base == tag.split("-")[0]) and name != tag and "-menu" not in key:
                if re.fullmatch(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?", tag) and tag not in ("und", "mul", "zxx", "mis"):
                    names[tag][clean(name)].add(base)
    lines = ["\t".join([tag, name, " ".join(sorted(languages))])
             for tag in sorted(names) for name, languages in sorted(names[tag].items())]
    write("language/names.tsv", [
        "# Names of languages: BCP 47 tag, name, the languages that use it: leading ones and the language itself.",
        LICENCE], lines)
    alias = load("cldr-core", "supplemental/aliases.json")["supplemental"]["metadata"]["alias"]["languageAlias"]
    three = [f"{key}\t{value['_replacement']}" for key, value in sorted(alias.items())
             if re.fullmatch(r"[a-z]{2,3}", key) and re.fullmatch(r"[a-z]{2,3}", value["_replacement"])]
    write("language/aliases.tsv", [
        "# Codes of languages that BCP 47 writes otherwise: ISO 639-2 (both forms), ISO 639-3 and withdrawn codes, and what",
        "# to write instead. Source: languageAlias of Unicode CLDR 48.2 (Unicode License v3)."], three)


def currency_names():
    names = defaultdict(lambda: defaultdict(set))
    for locale, data in locales("cldr-numbers-full", "currencies.json"):
        base = locale.split("-")[0]
        for code, entry in data["numbers"]["currencies"].items():
            for key, name in entry.items():
                if base in LEADING and key.startswith("displayName") and name != code:
                    names[code][clean(name)].add(base)
    lines = ["\t".join([code, name, " ".join(sorted(languages))])
             for code in sorted(names) for name, languages in sorted(names[code].items())]
    write("currency/names.tsv", [
        "# Names of currencies: ISO 4217 code, name, the languages that use it.", LICENCE], lines)


def region_names():
    names = defaultdict(lambda: defaultdict(set))
    base = CLDR / "cldr-subdivisions-full" / "package" / "subdivisions"
    for folder in sorted(base.iterdir()):
        path = folder / (folder.name + ".json")
        if not path.exists() or folder.name.split("-")[0] not in LEADING + ["tr", "pl", "sv", "da", "nb", "fi", "cs", "hu",
                                                                      "ro", "uk", "vi", "th", "id", "ar", "el", "he"]:
            continue
        data = json.loads(path.read_text(encoding="utf-8"))["subdivisions"]
        data = (data if "localeDisplayNames" in data else next(iter(data.values())))["localeDisplayNames"]["subdivisions"]
        for key, name in data.items():
            code = key.split("-alt-")[0]
            country = code[:2].upper()
            if country in REGIONS or folder.name == "en" and country in codes:
                names[country + "-" + code[2:].upper()][clean(name)].add(folder.name.split("-")[0])
    lines = ["\t".join([code, "|".join(sorted(found))]) for code, found in sorted(names.items())]
    write("region/names.tsv", ["# Subdivisions of countries: ISO 3166-2 code, names separated by '|'.", LICENCE], lines)


for part in ("language", "currency", "region"):
    (OUT / part).mkdir(exist_ok=True)
country_codes()
country_names()
language_names()
currency_names()
region_names()
