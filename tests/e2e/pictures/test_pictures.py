"""The pictures of the guides show the portal as it is. ``make pictures`` makes them again."""

import io
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from PIL import Image
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from contacts.models import User
from tests import tables
from tests.e2e.conftest import SignIn
from tests.e2e.pictures.scenes import NOW, SCENES, Scene, fill
from tests.e2e.pictures.structure import HEIGHT, WIDTH, differences, parts_of

MAKING = os.environ.get("PICTURES") == "make"
LANGUAGES = {"en": "en-CA", "fr": "fr-CA", "ja": "ja-JP"}
DOCS = settings.BASE_DIR / "docs"
# Bytes of a picture, and the number of colours that keep it under them.
LARGEST, COLOURS = 45_000, 24
PICTURE = re.compile(r"!\[(?P<words>[^\]]+)\]\((?P<path>[^)]+\.webp)\)")


def picture_of(scene: Scene, language: str) -> Path:
    return DOCS / "pictures" / language / f"{scene.full_name}.webp"


@pytest.fixture
def shown(
    request: pytest.FixtureRequest, transactional_db: None, browser: Browser, live_server: LiveServer, sign_in: SignIn
) -> Iterator[dict[str, Page]]:
    """A window for each account, in one language, on the day of the pictures."""
    language = request.param
    with time_machine.travel(NOW, tick=True):
        tables.make_once("pictures", fill)
        User.objects.update(language=language)
        windows = {}
        for name in dict.fromkeys(scene.by for scene in SCENES):
            context = browser.new_context(
                base_url=live_server.url,
                locale=LANGUAGES[language],
                reduced_motion="reduce",
                viewport={"width": WIDTH, "height": HEIGHT},
            )
            windows[name] = context.new_page()
            sign_in(windows[name], name)
        yield windows
        for page in windows.values():
            page.context.close()


@pytest.mark.parametrize("shown", LANGUAGES, indirect=True)
def test_a_picture_shows_its_page(shown: dict[str, Page], request: pytest.FixtureRequest) -> None:
    """Where this fails: look at the page, and if it is as it should be, ``make pictures``."""
    language, wrong = request.node.callspec.params["shown"], []
    for scene in SCENES:
        page = shown[scene.by]
        answer = page.goto(scene.address())
        assert answer is not None
        assert answer.status == 200, scene
        picture = picture_of(scene, language)
        parts = parts_of(page)
        if MAKING:
            picture.parent.mkdir(parents=True, exist_ok=True)
            picture.write_bytes(small(page.screenshot()))
            lines = ",\n".join(json.dumps(part, ensure_ascii=False) for part in parts)
            picture.with_suffix(".json").write_text(f"[\n{lines}\n]\n")
        recorded = json.loads(picture.with_suffix(".json").read_text())
        wrong += [f"{language} {scene.full_name}: {each}" for each in differences(recorded, parts)]
    assert not wrong, "\n".join(wrong)


def small(picture: bytes) -> bytes:
    """In few colours, which is enough for a page."""
    kept = io.BytesIO()
    with Image.open(io.BytesIO(picture)) as image:
        few = image.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        few.save(kept, "WEBP", lossless=True, quality=100, method=6)
    return kept.getvalue()


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_guide_shows_its_pictures_and_says_what_they_show(language: str) -> None:
    folder = DOCS if language == "en" else DOCS / language
    for guide in dict.fromkeys(scene.guide for scene in SCENES):
        path = folder / f"{guide}.md"
        shown = {(folder / found["path"]).resolve() for found in PICTURE.finditer(path.read_text())}
        assert shown == {picture_of(scene, language) for scene in SCENES if scene.guide == guide}


def test_pictures_are_small() -> None:
    for path in (DOCS / "pictures").rglob("*.webp"):
        with Image.open(path) as image:
            # The help names this size (mocportal/help/markdown.py).
            assert image.size == (WIDTH, HEIGHT), path
        assert path.stat().st_size <= LARGEST, path
