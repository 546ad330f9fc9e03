"""The reference documents: made from the declarations, complete, and up to date."""

import json
from pathlib import Path

import msgspec
import pytest

from generator import schema
from generator.config import Settings, SiteConfig
from generator.problems import CODES, Severity
from generator.settings import parse
from generator.settings.forms import FORMS
from generator.settings.shape import fields_of, unwrapped

REPOSITORY = Path(__file__).parent.parent.parent
GROUPS = sorted(Settings.__subclasses__(), key=lambda cls: cls.__name__)


@pytest.mark.parametrize("path", schema.DOCUMENTS)
def test_the_document_is_up_to_date(path):
    committed = (REPOSITORY / path).read_text(encoding="utf-8")
    assert committed == schema.made()[path], f"{path} is out of date: run python -m generator.schema"


@pytest.mark.parametrize("cls", GROUPS, ids=lambda cls: cls.__name__)
def test_every_option_is_documented(cls):
    page = schema.configuration_markdown()
    section = next(heading for heading, declared in schema._GROUPS if declared is cls)
    text = page.split(f"## {section if cls is SiteConfig else f'`{section}`'}\n", 1)[1].split("\n## ", 1)[0]
    assert cls.__doc__.strip() in text
    for name, field in fields_of(cls).items():
        assert schema.description(field).endswith("."), f"{cls.__name__}.{name} has no documentation"
        assert f"| `{name}` |" in text


def test_every_form_that_is_declared_exists():
    declared = set()
    for cls in GROUPS:
        for field in fields_of(cls).values():
            kind, extra = unwrapped(field.type)
            inner = [getattr(kind, part) for part in ("item_type", "key_type") if hasattr(kind, part)]
            declared |= {e["form"] for e in (extra, *(unwrapped(k)[1] for k in inner)) if "form" in e}
    assert declared == set(FORMS)


def test_every_code_is_documented():
    page = schema.problems_markdown()
    for code, known in CODES.items():
        assert page.count(f"| `{code}` |") == 1
        assert known.meaning.endswith("."), code
        assert known.cure, code
        assert not known.cure.endswith("."), code
    assert list(CODES) == sorted(CODES)
    assert all(f"## {severity.value.capitalize()}s" in page for severity in Severity if any(c.severity is severity for c in CODES.values()))


def test_the_json_schema_names_every_key_and_no_other():
    made = json.loads(schema.json_schema())
    for cls in GROUPS:
        declared = made["$defs"][cls.__name__]
        assert list(declared["properties"]) == list(fields_of(cls))
        assert declared["additionalProperties"] is False
        assert all(part.get("description") for part in declared["properties"].values())
    assert made["$ref"] == "#/$defs/SiteConfig"


def test_write_rewrites_all_documents(tmp_path):
    schema.write(tmp_path)
    assert sorted(p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*") if p.is_file()) == sorted(schema.DOCUMENTS)


def test_the_example_on_the_page_is_sound(tmp_path):
    text = schema.configuration_markdown().split("```yaml\n", 1)[1].split("```", 1)[0]
    config, problems = parse(text, tmp_path)
    assert problems == ()
    assert config.topics[0].terms == ("sanction", "tariff")
    assert msgspec.to_builtins(config)["base_url"] == "https://name.github.io/repository/"
