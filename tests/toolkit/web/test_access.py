"""Who may do what, for every route there is."""

from __future__ import annotations

from flask import Flask

from tests.toolkit.conftest import LINK
from tests.toolkit.web.every_route import address, cases, stock
from toolkit.web.access import PUBLIC
from toolkit.web.sign_in import TELL

# A change here is a decision: whoever adds a public page says so in this table too.
VISITORS_MAY = {
    "static", "theme.style", "sign_in.enter", "sign_in.needed", "sign_in.alive", "pages.help", "pages.glossary",
    "pages.accessibility", "pages.privacy",
}  # fmt: skip


def test_what_is_public_is_what_we_decided() -> None:
    assert set(PUBLIC) == VISITORS_MAY


def test_a_visitor_gets_nowhere_else(app: Flask) -> None:
    app.config["WTF_CSRF_ENABLED"] = False
    stocked = stock(app)
    visitor = app.test_client()
    for method, rule in cases(app):
        if rule.endpoint in VISITORS_MAY:
            continue
        answer = visitor.open(address(rule, stocked.values), method=method)
        assert (answer.status_code, answer.headers.get("Location")) == (303, "/binnen"), (method, rule.rule)


def test_a_visitor_learns_nothing_of_addresses_that_do_not_exist(app: Flask) -> None:
    answer = app.test_client().get("/dossiers/bestaat-niet/iets-anders")
    assert answer.headers.get("Location") == "/binnen"


def test_the_user_gets_everywhere(app: Flask) -> None:
    app.config["WTF_CSRF_ENABLED"] = False
    stocked = stock(app)
    user = app.test_client()
    user.get(f"/binnen/{LINK}")
    for method, rule in cases(app):
        if method == "GET" and rule.endpoint not in {"sign_in.enter", "sign_in.needed"}:
            answer = user.get(address(rule, stocked.values))
            # A document that is not made yet, and a quickscan that nobody began, are told so.
            assert answer.status_code in {200, 302, 303, 404}, (rule.rule, answer.status_code)
            may_be_absent = {
                "documents.fetch",
                "quickscan.fresh",
                "quickscan.page",
                "find_out.ask",
                "find_out.download",
            }
            assert answer.status_code != 404 or rule.endpoint in may_be_absent, rule.rule
            answer.close()


def test_every_change_asks_for_the_token_of_its_page(app: Flask) -> None:
    stocked = stock(app)
    user = app.test_client()
    user.get(f"/binnen/{LINK}")
    for method, rule in cases(app):
        if method != "GET":
            answer = user.open(address(rule, stocked.values), method=method, data={"x": "y"})
            assert answer.status_code == 400, (method, rule.rule)
            assert "te lang open" in answer.text


def test_the_link_works_once(app: Flask) -> None:
    assert app.test_client().get(f"/binnen/{LINK}").status_code == 303
    assert app.test_client().get(f"/binnen/{LINK}").status_code == 403
    assert app.test_client().get("/binnen/iets-anders").status_code == 403


def test_looking_whether_the_link_is_there_does_not_use_it_up(app: Flask) -> None:
    looking = app.test_client()
    assert looking.head(f"/binnen/{LINK}").status_code == 303
    assert looking.get("/").headers["Location"] == "/binnen"
    assert app.test_client().get(f"/binnen/{LINK}").status_code == 303


def test_who_leaves_is_out_in_every_browser_and_comes_in_with_the_new_link_only(app: Flask) -> None:
    app.config["WTF_CSRF_ENABLED"] = False
    links: list[str] = []
    app.extensions[TELL] = links.append
    user, kept = app.test_client(), app.test_client()
    user.get(f"/binnen/{LINK}")
    cookie = user.get_cookie(app.config["SESSION_COOKIE_NAME"])
    assert cookie
    kept.set_cookie(app.config["SESSION_COOKIE_NAME"], cookie.value)
    assert kept.get("/").status_code == 200
    assert "Wil je uitloggen?" in user.get("/uitloggen").text
    assert "Je bent uitgelogd." in user.post("/uitloggen", follow_redirects=True).text
    for client in (user, kept):
        assert client.get("/").headers["Location"] == "/binnen"
    (link,) = links
    assert app.test_client().get(f"/binnen/{LINK}").status_code == 403
    assert user.get(f"/binnen/{link}").headers["Location"] == "/"
    assert user.get("/").status_code == 200
    assert kept.get("/").headers["Location"] == "/binnen"
