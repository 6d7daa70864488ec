"""A translation whose English page changed is named, and words do not change without their date."""

import subprocess
from pathlib import Path

import pytest
import translate
from freshness import find_freshness_faults, hash_words, read_reviewed, write_reviewed
from pages import read_pages
from small_pages import ENGLISH, TEXTS, with_source, write_pages


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages that are recorded and fresh, in a repository of their own."""
    monkeypatch.chdir(tmp_path)
    Path("translations").mkdir()
    english = write_pages()[0]
    pages = write_pages(**{code: with_source(TEXTS[code], english) for code in ("el", "et")})
    write_reviewed({page.short: (hash_words(page), "2026-01-02") for page in pages})
    for arguments in (["init", "--quiet"], ["add", "."], ["commit", "--quiet", "-m", "Begin"]):
        git(*arguments)


def git(*arguments: str) -> None:
    identity = ["-c", "user.name=Test", "-c", "user.email=test@example.com"]
    subprocess.run(["git", *identity, *arguments], check=True)


def edit(language: str, old: str, new: str) -> None:
    path = Path("docs", language, "churn.md")
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def complaints() -> list[str]:
    return [str(fault) for fault in find_freshness_faults(read_pages(), read_reviewed())]


def test_fresh_pages_are_no_fault() -> None:
    assert complaints() == []


def test_aliases_and_date_of_the_english_page_make_no_translation_stale() -> None:
    edit("en", "updated: 2026-01-02", "aliases: [attrition]\nupdated: 2026-01-02")
    assert complaints() == []


@pytest.mark.parametrize("change", [("20 left", "20 went"), ("is.", "was."), (": Churn", ": Loss")])
def test_changed_english_words_make_every_translation_stale(change: tuple[str, str]) -> None:
    edit("en", *change)
    stale = [line for line in complaints() if "has changed since this translation" in line]
    assert [line.partition(":2: ")[0] for line in stale] == ["docs/el/churn.md", "docs/et/churn.md"]
    assert all("make translations" in line and "stale: true" in line for line in stale)


def test_page_that_says_it_is_stale_passes() -> None:
    edit("en", "20 left", "20 went")
    translate.main(["accept", "en/churn"])
    for language in ("el", "et"):
        edit(language, "---\nsource", "---\nstale: true\nsource")
    assert complaints() == []


def test_page_that_is_stale_no_more_must_not_say_so() -> None:
    edit("et", "---\nsource", "---\nstale: true\nsource")
    assert complaints() == ["docs/et/churn.md:2: it is not stale any more: remove the line"]


def test_page_without_its_source_is_named() -> None:
    path = Path("docs/et/churn.md")
    path.write_text(TEXTS["et"])
    [line] = complaints()
    assert line.startswith("docs/et/churn.md:1: no source in its front matter: `make translations")


def test_words_that_changed_need_another_date() -> None:
    edit("et", "Veel kord", "Uuesti")
    [line] = complaints()
    assert line.startswith("docs/et/churn.md:6: the words changed but not the date")


def test_words_and_date_that_changed_are_recorded_by_the_command() -> None:
    edit("et", "Veel kord", "Uuesti")
    edit("et", "updated: 2026-01-02", "updated: 2026-01-05")
    assert complaints()
    assert translate.main(["accept", "et/churn"]) == 0
    assert complaints() == []
    assert "updated: 2026-01-05" in Path("docs/et/churn.md").read_text()


def test_accepting_writes_today_when_the_date_was_forgotten() -> None:
    edit("et", "Veel kord", "Uuesti")
    assert translate.main(["accept", "docs/et/churn.md"]) == 0
    assert complaints() == []
    assert "updated: 2026-01-02" not in Path("docs/et/churn.md").read_text()


def test_accepting_a_stale_page_leaves_its_own_date_alone() -> None:
    edit("en", "20 left", "20 went")
    edit("el", "---\nsource", "---\nstale: true\nsource")
    assert translate.main(["accept", "en/churn", "el/churn", "et/churn"]) == 0
    assert complaints() == []
    text = Path("docs/el/churn.md").read_text()
    assert "updated: 2026-01-02" in text
    assert "stale" not in text


def test_show_gives_the_english_difference(capsys: pytest.CaptureFixture[str]) -> None:
    edit("en", "20 left", "20 went")
    assert translate.main([]) == 0
    shown = capsys.readouterr().out
    assert "docs/el/churn.md is behind docs/en/churn.md" in shown
    assert "-Of 400 customers, 20 left:" in shown
    assert "+Of 400 customers, 20 went:" in shown
    assert "make translations ACCEPT=et/churn" in shown


def test_show_finds_the_version_among_later_commits(capsys: pytest.CaptureFixture[str]) -> None:
    for word in ("went", "quit"):
        Path("docs/en/churn.md").write_text(ENGLISH.replace("left", word))
        git("commit", "--quiet", "--all", "-m", word)
    translate.main([])
    assert "-Of 400 customers, 20 left:" in capsys.readouterr().out


def test_show_says_when_the_history_is_shallow(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    edit("en", "20 left", "20 went")
    git("commit", "--quiet", "--all", "-m", "Change")
    clone = tmp_path / "clone"
    git("clone", "--quiet", "--depth=1", tmp_path.as_uri(), str(clone))
    monkeypatch.chdir(clone)
    translate.main([])
    assert "git fetch --unshallow" in capsys.readouterr().out


def test_accepting_no_page_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert translate.main(["accept", "et/chrun"]) == 1
    assert "no such page: et/chrun" in capsys.readouterr().err


def test_new_page_is_a_copy_that_says_it_is_untranslated() -> None:
    Path("docs/en/more.md").write_text(ENGLISH.replace("#churn", "#more"))
    translate.main(["accept", "en/more"])
    assert translate.main(["new", "el/more", "et/more"]) == 0
    assert "stale: untranslated" in Path("docs/et/more.md").read_text()
    assert complaints() == []
    Path("docs/en/more.md").write_text(ENGLISH.replace("#churn", "#other"))
    translate.main(["accept", "en/more"])
    assert all("copies it again" in line for line in complaints())
    translate.main(["new", "el/more", "et/more"])
    assert complaints() == []


def test_page_that_is_gone_is_forgotten_by_the_command() -> None:
    for language in TEXTS:
        Path("docs", language, "churn.md").unlink()
    assert all("ACCEPT=gone" in line for line in complaints())
    translate.main(["accept", "gone"])
    assert complaints() == []
