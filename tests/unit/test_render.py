import pytest

from generator.model import OutputFile, Page, TemplateFile, Theme, ThemeError, View
from generator.render import render, render_key, script_data, web
from generator.text import digest


class Item(View, frozen=True):
    """A part of the view below."""

    text: str


class Sheet(View, frozen=True):
    """A view to render."""

    title: str
    items: tuple[Item, ...] = ()
    introduction: str = ""
    href: str = ""


def theme(template, **others):
    """A theme of one template, `page.html`."""
    files = {"page.html": template, **others}
    templates = {name: TemplateFile(f"themes/test/templates/{name}", source) for name, source in files.items()}
    style = OutputFile("assets/style.00000000.css", b"", "")
    texts = {"articles": {"one": "{n} article", "other": "{n} articles"}}
    return Theme("test", "Test", "", "en", templates, texts, (style,), {"style.css": style.path}, digest(*files.values()))


def page(view, key="k", template="page.html"):
    return Page("page", "sample/page.html", template, key, lambda: view)


def rendered(template, view=None, **others):
    return render(page(view or Sheet("Title")), theme(template, **others)).data.decode()


def failure(template, view=None, **others):
    with pytest.raises(ThemeError) as caught:
        rendered(template, view, **others)
    return str(caught.value.problem)


def test_a_page_becomes_a_file_under_its_key():
    ours, sheet = theme("<h1>{{ view.title }}</h1>"), page(Sheet("Žižkov"))
    assert render(sheet, ours) == OutputFile("sample/page.html", "<h1>Žižkov</h1>".encode(), render_key(sheet, ours))


def test_the_key_knows_the_page_and_the_theme():
    ours, other = theme("a"), theme("b")
    keys = {
        render_key(page(None), ours),
        render_key(page(None, key="l"), ours),
        render_key(page(None), other),
        render_key(page(None, template="x.html"), ours),
    }
    assert len(keys) == 4
    assert render_key(page(Sheet("x")), ours) in keys


def test_two_themes_do_not_share_templates():
    assert [rendered("a"), rendered("b"), rendered("a")] == ["a", "b", "a"]


def test_text_is_escaped_wherever_it_stands():
    view = Sheet("<b>\"'&", items=(Item("<i>"),))
    source = '{% macro m(x) %}<p title="{{ x }}">{{ x }}</p>{% endmacro %}{{ m(view.title) }}{{ view["items"][0].text }}'
    assert rendered(source, view) == '<p title="&lt;b&gt;&#34;&#39;&amp;">&lt;b&gt;&#34;&#39;&amp;</p>&lt;i&gt;'


def test_text_is_never_a_template():
    assert rendered("{{ view.title }}", Sheet("{{ view }}{% raw %}")) == "{{ view }}{% raw %}"


def test_trusted_is_the_only_door():
    assert rendered("{{ view.introduction|trusted }}", Sheet("", introduction="<p>x</p>")) == "<p>x</p>"
    for name in ("safe", "tojson", "urlize", "xmlattr", "random"):
        assert f"No filter named '{name}'" in failure(f"{{{{ view.title|{name} }}}}")


@pytest.mark.parametrize(
    "source",
    [
        "{{ view.__class__ }}",
        "{{ view.title.__class__.__mro__ }}",
        "{{ view.__struct_fields__ }}",
        "{{ ''.__class__ }}",
        "{{ t.__globals__ }}",
        "{{ range(10) }}",
        "{{ lipsum() }}",
        "{{ cycler(1) }}",
        "{{ self._TemplateReference__context }}",
        "{{ '%s' % view.title.format.__self__ }}",
        "{% set x = view.items.__class__ %}{{ x }}",
    ],
)
def test_the_sandbox_shows_nothing_but_the_view(source):
    assert "error[theme-template]" in failure(source)


def test_views_cannot_be_changed():
    assert "error[theme-template]" in failure("{% do view.items.append(1) %}")
    assert "error[theme-template]" in failure("{{ [].append(1) }}")


def test_a_missing_field_names_the_template_its_line_and_the_fields():
    message = failure("{{ view.title }}\n\n{{ view.colour }}")
    assert message == (
        "themes/test/templates/page.html:3: error[theme-template]: 'test_render.Sheet object' has no attribute 'colour'; "
        "the view of sample/page.html has: title, items, introduction, href; correct the template at the place named"
    )


def test_a_failure_in_an_included_template_names_that_template():
    message = failure("{% from 'parts.html' import m %}\n{{ m(view) }}", **{"parts.html": "{% macro m(x) %}\n\n{{ x.y }}{% endmacro %}"})
    assert message.startswith("themes/test/templates/parts.html:3: error[theme-template]: ")


def test_syntax_missing_templates_and_texts_are_problems_with_a_place():
    assert failure("a\n{% if %}").startswith("themes/test/templates/page.html:2: error[theme-template]: syntax: ")
    assert failure("{% include 'none.html' %}").startswith(
        "themes/test/templates/page.html: error[theme-template]: the theme has no template 'none.html'"
    )
    assert failure("\n{{ t('article', n=1) }}").startswith(
        "themes/test/templates/page.html:2: error[theme-template]: the theme has no text 'article'"
    )
    assert "has no static file 'logo.svg'" in failure("{{ asset('logo.svg') }}")
    assert failure("{{ 1 / 0 }}").startswith("themes/test/templates/page.html:1: error[theme-template]: ")
    assert "error[theme-template]" in failure("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}")


def test_functions_and_filters():
    source = "{{ t('articles', n=2) }} {{ '2025-07-29'|date('long') }} {{ 1234|number }} {{ ('a', 'b')|listed }} {{ asset('style.css') }}"
    assert rendered(source) == "2 articles 29 July 2025 1,234 a and b assets/style.00000000.css"


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://outlet.example/a", True),
        ("HTTP://outlet.example/a", True),
        ("javascript:alert(1)", False),
        (" https://outlet.example/", False),
        ("data:text/html,x", False),
        ("//outlet.example/", False),
        ("", False),
    ],
)
def test_only_web_addresses_lead_away(address, kept):
    assert web(address) == (address if kept else "")


def test_data_in_a_script_cannot_leave_it():
    assert str(script_data('{"a":"</script><!--&\u2028"}')) == '{"a":"\\u003c/script\\u003e\\u003c!--\\u0026\\u2028"}'


def test_what_no_page_may_hold_is_replaced():
    assert rendered("{{ view.title }}", Sheet("a\x00b\x1bc\x85d\ud800e\tf")) == "a\ufffdb\ufffdc\ufffdd?e\tf"


SHORT_WAYS = {
    "the same text trusted and not": ("{{ view.title|trusted }}{{ view.title }}{{ view.title|trusted }}", "<b>&lt;b&gt;<b>"),
    "a long text": ("{{ view.title * 99 }}", "&lt;b&gt;" * 99),
    "a macro without escaping": ("{% macro m(x) %}{{ x }}{% endmacro %}{% autoescape false %}{{ m('<') }}{% endautoescape %}", "&lt;"),
    "a macro by name, in a loop": ("{% macro m(x) %}{{ x }}{% endmacro %}{% for n in [1, 2] %}{{ m(x=loop.index) }}{% endfor %}", "12"),
    "a macro of another template": ("{% import 'm.html' as m %}{{ m.m('<') }}{{ m.n }}", "&lt;3"),
    "a caller": ("{% macro m() %}({{ caller() }}){% endmacro %}{% call m() %}<{% endcall %}", "(<)"),
    "a function of ours": ("{% for n in [1] %}{% set k = n %}{{ t('articles', n=k) }}{% endfor %}", "1 article"),
}


@pytest.mark.parametrize(("template", "expected"), SHORT_WAYS.values(), ids=SHORT_WAYS)
def test_the_short_ways_of_the_sandbox_give_what_the_long_ones_would(template, expected):
    other = "{% macro m(x) %}{{ x }}{% endmacro %}{% set n = 3 %}"
    assert rendered(template, Sheet("<b>"), **{"m.html": other}) == expected


@pytest.mark.parametrize("attribute", ["_func", "__init__", "__class__", "_environment"])
def test_what_jinja_keeps_to_itself_stays_closed(attribute):
    failure("{% macro m() %}{% endmacro %}{{ m." + attribute + ".x }}")
    failure("{% for n in [1] %}{{ loop." + attribute + ".x }}{% endfor %}")
