"""Makes the lists of other names and former codes of regions in src/main/resources/io/customerhub/standardize/region.

Usage: python3 region_files.py CLDR_CORE ISO_DB OUT
CLDR_CORE is the unpacked npm package cldr-core 48.2.0, ISO_DB the unpacked npm package iso3166-2-db 2.3.11 (MIT), of which
only the names that it has from GeoNames (CC-BY 4.0) are taken; OUT is the folder above, whose names.tsv must be there. A name
is taken only where both lists mean the same region by a code.
"""
import json
import re
import sys
import unicodedata
from pathlib import Path

CORE, DB, OUT = Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3])
COUNTRIES = "US CN IN BR JP DE FR GB IT CA AU MX RU NL AT CH BE PL AR TR SE ID KR ZA".split()
LANGUAGES = "en zh de fr es it pt ru ja hi".split()
GENERIC = re.compile(
    r"\b(state|province|region|prefecture|oblast|krai|republic|voivodeship|county|canton|territory|autonomous|of|the|"
    r"municipality|city|land|lan|metropolis|federal|capital|special|district|region)\b")


def rows(name):
    for line in (OUT / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            code, names = line.split("\t")
            yield code, names.split("|")


def folded(name):
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.lower()) if not unicodedata.combining(c))
    return re.sub(r"[^\w]", "", GENERIC.sub("", plain), flags=re.UNICODE).replace("²", "")


known = {}
for file in ("names.tsv", "native.tsv"):
    for code, names in rows(file):
        known.setdefault(code, set()).update(names)
alias = json.loads((CORE / "supplemental/aliases.json").read_text(encoding="utf-8"))
replaced = {}
for key, value in alias["supplemental"]["metadata"]["alias"]["subdivisionAlias"].items():
    old, new = (f"{one[:2].upper()}-{one[2:].upper()}" for one in (key, value["_replacement"]))
    if new in known and " " not in new:
        replaced[old] = new
# ISO 3166-2 newsletters and changes on the Online Browsing Platform: 2016-11-15 (MX), 2018-11-26 (FR), 2020-11-24 and 2023-11-23 (IN)
replaced.update({"CN-15": "CN-NM", "MX-DIF": "MX-CMX", "IN-CT": "IN-CG", "IN-OR": "IN-OD", "IN-TG": "IN-TS", "IN-UT": "IN-UK",
                 "IN-DN": "IN-DH", "IN-DD": "IN-DH", "FR-COR": "FR-20R", "FR-H": "FR-20R"})
states = json.loads((DB / "data/iso3166-2.json").read_text(encoding="utf-8"))
geonames = json.loads((DB / "data/names_geonames.json").read_text(encoding="utf-8"))

lines = []
for country in COUNTRIES:
    for region in sorted(states[country]["regions"], key=lambda one: str(one.get("iso"))):
        code = f"{country}-{region.get('iso')}"
        code = replaced.get(code, code)
        names = geonames.get(str(region["reference"].get("geonames")), {})
        own = {folded(name) for name in known.get(code, ())}
        other = {folded(name) for name in [region["name"], names.get("en", ""), region["names"].get("geonames", "")]}
        if not own & other - {""}:
            print("not the same:", code, region["name"], sorted(known.get(code, ()))[:3], file=sys.stderr)
            continue
        found = set()
        for language in LANGUAGES:
            name = re.sub(r"\s+", " ", names.get(language, "")).strip()
            if name and "|" not in name and not re.search(r"[(),/]", name):
                found.add(name)
                short = re.sub(r"[州省邦县縣]$", "", name) if language == "zh" else ""
                if len(short) > 1 and short != name:
                    found.add(short)
        if found - known[code]:
            lines.append(code + "\t" + "|".join(sorted(found - known[code])))
(OUT / "exonyms.tsv").write_text("\n".join([
    "# What subdivisions of the larger countries are called in ten languages: ISO 3166-2 code, names separated by '|'.",
    "# Names: GeoNames (CC-BY 4.0, geonames.org) as published in iso3166-2-db 2.3.11 (MIT), made by",
    "# src/test/reference-data/region_files.py."] + lines) + "\n", encoding="utf-8")

(OUT / "replaced.tsv").write_text("\n".join([
    "# Codes of subdivisions that others have replaced: former code, code of today.",
    "# Source: subdivisionAlias of Unicode CLDR 48.2 (Unicode License v3), and changes of ISO 3166-2, both by",
    "# src/test/reference-data/region_files.py."]
    + [f"{old}\t{new}" for old, new in sorted(replaced.items())]) + "\n", encoding="utf-8")
