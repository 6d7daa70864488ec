"""A fault in a message catalogue stops the build with its file and line; good ones compile."""

import gettext
from pathlib import Path

import catalogue_comments
import catalogues
import pytest

HEADER = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""
ENGLISH = """\
msgid "lost.exceeds_start"
msgstr "Only {start} customers could leave."

msgid "left"
msgid_plural "left.plural"
msgstr[0] "{count} customer"
msgstr[1] "{count} customers"
"""
GREEK = """\
msgid "lost.exceeds_start"
msgstr "Μόνο {start} πελάτες."

msgid "left"
msgid_plural "left.plural"
msgstr[0] "{count} πελάτης"
msgstr[1] "{count} πελάτες"
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for language, text in (("en", ENGLISH), ("el", GREEK)):
        for domain in ("calculator", "site"):
            write(language, domain, text)
    return tmp_path


def write(language: str, domain: str, text: str) -> None:
    path = Path("translations", language, f"{domain}.po")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEADER + text, encoding="utf-8")


def test_compile_writes_what_gettext_reads() -> None:
    assert catalogues.main(["compile"]) == 0
    compiled = Path("calculator/churn_calculator/locale/el/LC_MESSAGES/calculator.mo")
    with compiled.open("rb") as file:
        texts = gettext.GNUTranslations(file)
    assert texts.gettext("lost.exceeds_start") == "Μόνο {start} πελάτες."
    assert texts.ngettext("left", "left.plural", 5) == "{count} πελάτες"
    assert Path("build/locale/en/LC_MESSAGES/site.mo").exists()


def test_compile_gives_the_same_bytes_again(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled = Path("build/locale/el/LC_MESSAGES/site.mo")
    assert catalogues.main(["compile"]) == 0
    first = compiled.read_bytes()
    compiled.unlink()
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    assert catalogues.main(["compile"]) == 0
    assert compiled.read_bytes() == first


def test_compile_removes_a_language_that_is_gone() -> None:
    stale = Path("build/locale/xx/LC_MESSAGES/site.mo")
    stale.parent.mkdir(parents=True)
    stale.touch()
    assert catalogues.main(["compile"]) == 0
    assert not stale.exists()


# Each case: what stands in the Greek file in place of what, and the complaint. The first message
# is on line 6.
FAULTS = {
    "fuzzy": ('msgid "lost', '#, fuzzy\nmsgid "lost', "7: lost.exceeds_start is marked fuzzy"),
    "untranslated": ("Μόνο {start} πελάτες.", "", "6: lost.exceeds_start is not translated"),
    "half translated": ("{count} πελάτες", "", "9: left is not translated: give 2 plural forms"),
    "space at the end": ("πελάτες.", "πελάτες. ", "6: lost.exceeds_start begins or ends with"),
    "no last quote": ('πελάτες."', "πελάτες.", "7: the quotes do not pair"),
    "quote inside": ("Μόνο", '"Μόνο"', "7: the quotes do not pair"),
    "number dropped": ("{count} πελάτες", "πελάτες", "9: left lacks ['count'] in the plural form"),
    "another language": (
        'msgid "lost',
        'msgid ""\nmsgstr "Language: et\\n"\n\nmsgid "lost',
        "1: its header is of another language: write Language: el",
    ),
    "unparsable": ('msgid "lost', 'msgidd "lost', "6: "),
    "another key": ("lost.exceeds_start", "lost.other", "6: lost.other is not in"),
    "missing key": ("lost.exceeds_start", "lost.other", " lost.exceeds_start is missing"),
    "key twice": ('msgid "left"', 'msgid "lost.exceeds_start"', "9: lost.exceeds_start stands on"),
    "other placeholder": ("{start}", "{begin}", "6: lost.exceeds_start has the placeholders"),
    "lost placeholder": ("{start}", "", "6: lost.exceeds_start has the placeholders"),
    "open brace": ("{start}", "{start", "6: lost.exceeds_start: "),
    "no plural": (
        GREEK[GREEK.index('msgid "left"') :],
        'msgid "left"\nmsgstr "{count} πελάτες"\n',
        "9: left has plural forms in one of the two languages only",
    ),
}


@pytest.mark.parametrize(("old", "new", "complaint"), FAULTS.values(), ids=FAULTS.keys())
def test_check_names_file_and_line(
    old: str, new: str, complaint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    write("el", "calculator", GREEK.replace(old, new))
    assert catalogues.main(["compile"]) == 1
    assert f"translations/el/calculator.po:{complaint}" in capsys.readouterr().err
    assert not Path("build").exists()


def test_check_when_a_file_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    Path("translations/el/site.po").unlink()
    assert catalogues.main(["compile"]) == 1
    assert capsys.readouterr().err == "translations/el/site.po: the file is missing\n"


def test_check_when_a_file_is_not_utf8(capsys: pytest.CaptureFixture[str]) -> None:
    Path("translations/el/site.po").write_bytes(HEADER.encode() + GREEK.encode("iso-8859-7"))
    assert catalogues.main(["check"]) == 1
    assert "translations/el/site.po: cannot be read" in capsys.readouterr().err


OLD = "#. English: Only {start} of them.\n"
NEW = "#. English: Only {start} customers could leave.\n"


def test_check_names_a_translation_whose_english_text_changed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    write("el", "site", OLD + GREEK)
    assert catalogues.main(["check"]) == 1
    [line] = [line for line in capsys.readouterr().err.splitlines() if "is now" in line]
    assert line.startswith("translations/el/site.po:7: lost.exceeds_start: the English text is now")
    assert "`make comments`" in line


def test_check_names_a_message_whose_english_text_is_not_shown(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert catalogues.main(["check"]) == 1
    place = "translations/el/site.po:9: left has no comment with the English text: `make comments`"
    assert place in capsys.readouterr().err


def test_check_names_another_mark_at_the_end(capsys: pytest.CaptureFixture[str]) -> None:
    write("el", "site", NEW + GREEK.replace("πελάτες.", "πελάτες"))
    assert catalogues.main(["check"]) == 1
    assert "site.po:7: lost.exceeds_start ends in “ς”, unlike “" in capsys.readouterr().err


def test_small_faults_stop_no_build() -> None:
    write("el", "site", OLD + GREEK.replace("πελάτες.", "πελάτες"))
    assert catalogues.main(["compile"]) == 0


def test_comments_show_todays_english_text(capsys: pytest.CaptureFixture[str]) -> None:
    write("el", "site", "#. For the form.\n" + OLD + GREEK)
    catalogue_comments.write_comments()
    text = Path("translations/el/site.po").read_text()
    assert f"#. For the form.\n{NEW}msgid" in text
    assert '#. English: {count} customers\nmsgid "left"' in text
    assert OLD not in text
    assert catalogues.main(["check"]) == 0
    assert "translations/el/site.po: lost.exceeds_start has a new" in capsys.readouterr().out
