"""The rules of writing that a pattern can see: marks, numbers, and each language's own traps.

A rule is here only when it finds nothing in good texts. Spelling has its own tools.
"""

import re
from typing import NamedTuple


class Rule(NamedTuple):
    """A pattern that good text does not match, and what to write instead."""

    pattern: re.Pattern[str]
    advice: str


def rule(pattern: str, advice: str) -> Rule:
    """Make a rule; upper and lower case differ unless the pattern says otherwise."""
    return Rule(re.compile(pattern), advice)


EVERYWHERE = (
    rule(r"\d\s+%", "no space before %"),
    rule(r"\.\.\.", "write the one sign …"),
    rule(r"\S\s+-\s+\S", "a dash in a sentence is –"),
    rule(r"(?<![\w/–-])-\d", "a minus is − (U+2212)"),
    rule(r"(?<![\d/-])\d{1,3}-\d{1,3}%?(?![\d\w/-])", "a range has –"),
    rule(r"\w\s+[,;:!?](?!\w)", "no space before this mark"),
    rule(r"\b([^\W\d]{2,}) (?i:\1)\b(?! (?i:\1))", "the word stands twice"),
    rule(r"[„“«‘‚]\s|\s[”»]", "no space inside quotes"),
    rule(r"\S {2,}\S", "one space is enough"),
    rule(r"[\u2000-\u200f\u2028-\u202e\u2060\ufeff]", "an invisible sign: remove it"),
    rule(r"[^\s\w]'\w|\w'\w|\w'(?!\w)", "an apostrophe is ’ (U+2019)"),
    rule(r"\w[`´]\w", "this is no apostrophe"),
)

# In a page only: a message may show what is to be typed.
PAGES = (
    rule(
        r"(?<![\d.,/#:-])(?<!ISO\s)\d{5,6}(?![\d/:])",
        "thousands have their mark: 10,000, 10.000, 10 000",
    ),
)

# What has a point but is no decimal: a licence, a time of day, a version, a section.
_NUMBERED = "".join(
    rf"(?<!\b{word} )"
    for word in ("BY", "kell", "versioon", "versiooni", "punkt", "έκδοση", "έκδοσης", "παράγραφος")
)
# A decimal number ends in one to three digits and is no date, version or number of a section.
_DECIMAL_COMMA = (
    rule(rf"(?<![\d.]){_NUMBERED}\d+\.\d{{1,2}}(?![\d.]\d|\d)", "the decimal mark is a comma: 2,5"),
    rule(r"(?<![\d,.])0\.\d+", "the decimal mark is a comma: 0,025"),
)

_GREEK_VOWEL = "(?:αι|ει|οι|υι|ου|αυ|ευ|[αεηιουω])"
_ACCENTED = "(?:αί|εί|οί|υί|ού|αύ|εύ|[άέήίόύώ])"
_CONSONANT = "[βγδζθκλμνξπρστφχψς]"
# A word whose accent is on the third vowel from its end, without the second accent that it needs
# before an enclitic.
_FAR_ACCENT = rf"{_ACCENTED}{_CONSONANT}*{_GREEK_VOWEL}{_CONSONANT}+{_GREEK_VOWEL}{_CONSONANT}?"

LANGUAGES: dict[str, tuple[Rule, ...]] = {
    "en": (
        rule(r'(?<!\()["„«»‟]|‘(?![^“]*”)', "quotes are “ and ”"),
        rule(r"\d\s?€", "the sign comes first: €50"),
        rule(r"(?<![\d,.])[1-9]\d{0,2}\s\d{3}(?!\d)", "thousands have a comma: 1,000"),
        rule(r"(?<![\d,.])(?:0|[1-9]\d{0,2}),\d{1,2}(?!\d)", "the decimal mark is a point: 2.5"),
        rule(r"(?<![\d,.])0,\d+", "the decimal mark is a point: 0.025"),
        rule(
            r"\b(?:[Cc]olors?|[Cc]enters?|[Bb]ehaviors?|[Ff]avor\w*|[Ll]abor|[Hh]onor\w*|[Gg]ray|"
            r"[Cc]atalogs?|[Cc]ancel(?:ed|ing)|[Tt]ravel(?:er|ed|ing)\w*|[Ff]ulfill|[Dd]ialogs?|"
            r"[Ee]nrollment|[Ss]killful|[Ii]nstallment\w*|[Ll]abel(?:ed|ing)|[Mm]odel(?:ed|ing))\b",
            "this is the American spelling",
        ),
        rule(r"\b\w{4,}(?<!pr)(?<!s)iz(?:e|ed|es|ing|ation|ations)\b", "write -ise, -isation"),
        rule(r"\banalyz\w+", "write analyse"),
        rule(r"\b[Ll]ess (?:customers|people|members|users|firms)\b", "fewer, not less"),
    ),
    "el": (
        *_DECIMAL_COMMA,
        rule(r'(?<!\()["„]|‘|<<|>>|“(?![^«]*»)', "quotes are « and »"),
        rule(r"€\s?\d", "the sign comes last: 50 €"),
        rule(r"(?<![\d,.])[1-9]\d{0,2}[,\s]\d{3}(?![\d,])", "thousands have a point: 1.000"),
        rule(r"(?<=[Ͱ-Ͽ»)\d%])\?|(?<=[Ͱ-Ͽ]) \w+\?|\u037e", "the question mark is ; (U+003B)"),
        rule(r"(?<![\w.])[HOo](?![\w.])", "the article is Greek: ο, η"),
        rule(r"\u0387", "the raised dot is · (U+00B7)"),
        rule(r"(?i)[α-ωά-ώ][a-z]|[a-z][α-ωά-ώ]", "a word of Greek and Latin letters: retype it"),
        rule(r"ς(?=[α-ωά-ώ])", "ς stands only at the end of a word"),
        rule(r"[α-ωά-ώ](?<!\bδι)σ(?![\w’])", "a word ends in ς"),
        rule(r"[\u1f00-\u1fff]", "no polytonic letters"),
        rule(
            rf"(?i)(?<![\wά-ώ.])(?!(?:ή|πώς|πού|[σμ]άς|τού|τής|τό|τούς)\b|ό,τι){_CONSONANT}*{_ACCENTED}{_CONSONANT}*(?![\wά-ώ,])",
            "a word of one syllable has no accent",
        ),
        rule(
            r"(?i)\b(?:ποι(?:ό|ά|έ|ού|ή|οί|ών)[ςν]?|πιό|γιά|μιάς)\b",
            "a word of one syllable has no accent",
        ),
        rule(
            r"\b[Σσ]?[Ττ]ην (?:[βδζθλρσφχ]|γ(?!κ)|μ(?!π)|ν(?!τ))",
            "τη, στη without ν before this consonant",
        ),
        rule(
            r"\b[Σσ]?[Ττ]η (?:[αεηιουωάέήίόύώκπτξψ]|γκ|μπ|ντ)",
            "την, στην with ν before this letter",
        ),
        rule(r"\bδε\b", "δεν always has its ν"),
        rule(rf"{_FAR_ACCENT} (?:σας|μας|σου)\b", "a second accent before σας, μας: τα έσοδά σας"),
        rule(r"(?i)\bτων [α-ωά-ώ]+(?:ες|οι|εις)\b", "after των comes the genitive"),
        rule(r"(?i)\b(?:να|θα|όταν|δεν|μην) [α-ωά-ώ]+[σξψ]η\b", "the verb ends in -ει"),
        rule(r"^(?:Πως|Που) .*;$", "a question begins with Πώς, Πού"),
    ),
    "et": (
        *_DECIMAL_COMMA,
        rule(r'(?<!\()["“«»‘‚]', "quotes are „ and ” (U+201E, U+201D)"),
        rule(r"€\s?\d", "the sign comes last: 50 €"),
        rule(
            r"(?<!arvu )(?<![\d,.])[1-9]\d{0,2},\d00(?!\d)",
            "thousands have no comma: 1000, 10 000",
        ),
        rule(r"(?<![\d,.])\d{2,3} \d{3}(?!\d)", "a no-break space (U+00A0): 10 000"),
        rule(r"(?<![\d,.])[1-9]\d{0,2}\.\d{3}(?![\d.])", "thousands have no point: 1000, 10 000"),
        rule(r"(?<![\d,.])\d \d{3}(?!\d)", "a number of four digits has no space: 1000"),
        rule(r"%-(?:li|ne|s)", "no ending after %: 5-protsendiline or 5% määr"),
        rule(r"\b(?:nt|jm|st|lk)\.(?= [a-zõäöüšž\d])", "this abbreviation has no point"),
        rule(r"[a-zõäöüšž,] (?:Teie|Teid|Teil|Teile|Teilt|Teiega)\b", "teie is lower case"),
        rule(r"\b[Ss](?:ina|inu|ul|ulle|ind|inuga)\b", "our texts say teie"),
        rule(r"\w’(?:i|is|ist|iga|ile|il|it|ga|le|l|st|s)\b", "no apostrophe before an ending"),
    ),
}
# Words that are English and nothing in Estonian or Greek letters: a text that holds one was left
# behind. Only words that Estonian does not have are here.
ENGLISH = re.compile(
    r"\b(?:the|of|and|with|for|from|that|your|you|not|are|was|is|customers?|rate|when|which|"
    r"this|have|has|what|how|who|why|than|into|there|their|they|we|our|will|can|more|if|or|by|be)\b"
)
