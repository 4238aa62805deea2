import gettext
import os

import pytest
from babel.messages.pofile import PoFileError
from django.core.management import call_command

from mocportal.local import catalogues

FRENCH = """
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: nplurals=2; plural=(n > 1);\\n"

msgid "Commitment"
msgstr "Engagement"
"""


@pytest.fixture
def project(tmp_path):
    path = tmp_path / "locale" / "fr" / "LC_MESSAGES"
    path.mkdir(parents=True)
    (path / "django.po").write_text(FRENCH)
    return tmp_path


def compiled(project):
    return project / "locale" / "fr" / "LC_MESSAGES" / "django.mo"


def test_a_compiled_catalogue_translates(project):
    catalogues.compile_all(project)
    with compiled(project).open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("Commitment") == "Engagement"


def test_what_is_up_to_date_is_not_compiled_again(project):
    catalogues.compile_all(project)
    assert catalogues.stale(project) == []


def test_a_changed_catalogue_is_compiled_again(project):
    catalogues.compile_all(project)
    source = compiled(project).with_suffix(".po")
    os.utime(source, (source.stat().st_mtime + 10,) * 2)
    assert catalogues.stale(project) == [source]


def test_a_catalogue_that_cannot_be_read_leaves_nothing_behind(project):
    compiled(project).with_suffix(".po").write_text('msgid "Commitment"\n<<<<<<< ours\n')
    with pytest.raises(PoFileError):
        catalogues.compile_all(project)
    assert not compiled(project).exists()


def test_the_command_of_manage_py_compiles_without_gettext(project, monkeypatch, capsys):
    """It replaces Django's command of the same name, which needs a program that a bare machine lacks."""
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(catalogues.compile_all, "__defaults__", (project,))
    monkeypatch.setattr(catalogues.stale, "__defaults__", (project,))
    call_command("compilemessages")
    assert compiled(project).exists()
    assert "Compiled 1 message catalogues." in capsys.readouterr().out
