import json
from typing import cast

import pytest

from core.files.atomic_write import write_whole
from mocportal.local.state import Servers, VarDirectory, environment, secret_key, write_private


@pytest.fixture
def var(tmp_path):
    return VarDirectory(tmp_path)


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch):
    for name in ("DATABASE_URL", "REDIS_URL", "SECRET_KEY", "EMAIL_HOST", "VAR_DIR", "MOC_LOCAL"):
        monkeypatch.delenv(name, raising=False)


def mode(path):
    return oct(path.stat().st_mode & 0o777)


def test_passwords_and_key_are_made_once(var):
    first = environment(var, Servers.load(var))
    assert environment(var, Servers.load(var)) == first


def test_two_portals_share_no_secret(tmp_path):
    one, two = VarDirectory(tmp_path / "one"), VarDirectory(tmp_path / "two")
    assert Servers.load(one).database_password != Servers.load(two).database_password
    assert secret_key(one) != secret_key(two)


def test_secrets_are_readable_by_their_owner_only(var, tmp_path):
    environment(var, Servers.load(var))
    assert mode(tmp_path / "servers.json") == mode(tmp_path / "secret_key") == "0o600"


def test_a_private_file_is_private_also_where_it_replaces_an_open_one(tmp_path):
    path = tmp_path / "accounts.json"
    path.write_text("[]")
    path.chmod(0o644)
    write_private(path, "[1]")
    assert mode(path) == "0o600"
    assert path.read_text() == "[1]"


def test_a_file_whose_writing_fails_stays_as_it_was(tmp_path):
    path = tmp_path / "kept"
    path.write_text("before")
    with pytest.raises(TypeError), write_whole(path, mode=0o600) as file:
        file.writelines([b"half", cast("bytes", "no bytes")])
    assert [(file.name, file.read_text()) for file in tmp_path.iterdir()] == [("kept", "before")]


def test_servers_named_outside_are_kept(var, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://own@db.example/moc")
    monkeypatch.setenv("SECRET_KEY", "given")
    variables = environment(var, servers := Servers.load(var))
    assert variables["DATABASE_URL"] == "postgres://own@db.example/moc"
    assert variables["SECRET_KEY"] == "given"
    assert variables["REDIS_URL"] == servers.redis_url


def test_an_empty_variable_names_no_server(var, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "")
    assert environment(var, servers := Servers.load(var))["DATABASE_URL"] == servers.application_url


def test_mail_goes_to_the_server_that_catches_it(var):
    variables = environment(var, servers := Servers.load(var))
    assert (variables["EMAIL_HOST"], variables["EMAIL_PORT"]) == ("127.0.0.1", str(servers.mail_port))
    assert variables["EMAIL_USE_TLS"] == "0"
    assert servers.catch_mail_of({"host": "127.0.0.1", "port": servers.mail_port})


def test_a_mail_server_named_outside_is_kept_with_its_port_and_its_encryption(var, monkeypatch):
    monkeypatch.setenv("EMAIL_HOST", "smtp.example.org")
    servers = Servers.load(var)
    assert not {name for name in environment(var, servers) if name.startswith("EMAIL_")}
    assert not servers.catch_mail_of({"host": "smtp.example.org", "port": servers.mail_port})


def test_what_a_version_without_a_mail_server_wrote_down_still_holds(var, tmp_path):
    before = Servers.load(var)
    known = json.loads((tmp_path / "servers.json").read_text())
    del known["mail_port"]
    write_private(tmp_path / "servers.json", json.dumps(known))
    after = Servers.load(var)
    assert after.database_password == before.database_password
    assert after.mail_port


def test_var_is_where_the_environment_says(tmp_path, monkeypatch):
    monkeypatch.setenv("VAR_DIR", str(tmp_path))
    assert VarDirectory.from_environment().root == tmp_path.resolve()


def test_the_embedded_database_is_known_by_its_password(var):
    servers = Servers.load(var)
    assert servers.are_behind({"PORT": servers.database_port, "PASSWORD": servers.database_password})
    assert not servers.are_behind({"PORT": servers.database_port, "PASSWORD": "of another"})


def test_asking_for_servers_that_never_ran_makes_none(var, tmp_path):
    assert Servers.known(var) is None
    assert list(tmp_path.iterdir()) == []
