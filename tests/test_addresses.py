"""Which addresses are opened: those of strangers that are plain, and documents beside the agenda file."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rostra.addresses import LONGEST, document_beside, host_of, is_openable, why_not

if TYPE_CHECKING:
    from pathlib import Path

GOOD = "https://ok.example/"

HOSTILE = (
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "file:///etc/passwd", "--new-window", "-a", "%action--incognito",
    "data:text/html,<script>1</script>", "http://user@evil.example@good.example/", "https://good.example@evil.example/",
    "http://\u0430\u0440\u0440\u04cf\u0435.example/", "//evil.example", "///etc/passwd", "http:\\\\evil", "ftp://x",
    "smb://x/y", "\\\\server\\share\\a.pdf", "vscode://x", "http://a\x1b]52;c;QQ==\x07", "http://[::1", "  http://a",
    "http://", "https:///x", "http:a", "https://ok.example/\u202efdp.exe", "https://ok.example/\u200b",
    "https://ok.example/ --flag", "https://ok.example/\n--flag", "https://ok.example/`id`", "https://ok.example/|id",
    'https://ok.example/"x', "mailto:a@b.example", "about:blank", "http%3a//x", "",
)  # fmt: skip
"""Links as programmes of bad faith hold them."""


@pytest.mark.parametrize("address", HOSTILE)
def test_a_hostile_address_is_not_opened(address: str, tmp_path: Path) -> None:
    """Neither as a web address nor as a document; and a sentence says why."""
    assert not is_openable(address)
    assert host_of(address) == ""
    assert document_beside(address, tmp_path) is None
    assert why_not(address).endswith(".")


@pytest.mark.parametrize(
    ("address", "host"),
    [
        (GOOD, "ok.example"),
        ("HTTP://OK.example", "ok.example"),
        ("https://ok.example:8443/a?b=c&d=%20#e", "ok.example"),
        ("https://[2001:db8::1]/x", "[2001:db8::1]"),
        ("https://good.example.evil.example/good.example", "good.example.evil.example"),
        ("https://xn--80ak6aa92e.example/", "xn--80ak6aa92e.example"),
    ],
)
def test_the_host_of_a_plain_address_is_told(address: str, host: str) -> None:
    """What the delegate agrees to: where it really leads."""
    assert is_openable(address)
    assert host_of(address) == host


@given(st.text(max_size=40))
def test_what_is_opened_begins_with_http_and_holds_nothing_to_escape(text: str) -> None:
    """Whatever follows the beginning that looks right."""
    for address in (text, f"http://{text}", f"https://ok.example/{text}"):
        if is_openable(address):
            assert address.lower().startswith(("http://", "https://"))
            assert address.isprintable()
            assert not set(address) & set(" \"'\\<>`|{}^")


@pytest.mark.parametrize("name", ["concept-note.pdf", "papers/Panel 1 – statement.PDF", "slides.pptx", "A.70.L61.docx"])
def test_a_document_beside_the_agenda_is_found(name: str, tmp_path: Path) -> None:
    """In its folder or below it, by its name as written."""
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"x")
    assert document_beside(name, tmp_path) == path.resolve()


@pytest.mark.parametrize(
    "name",
    ["../outside.pdf", "papers/../../outside.pdf", "./a.pdf", "/etc/a.pdf", ".hidden.pdf", "-option.pdf", "~/a.pdf",
     "papers/-option.pdf", "a.pdf ", "a.sh", "a.desktop", "a.exe", "a.html", "a.svg", "a.pdf.lnk", "a", "C:a.pdf",
     "a.pdf:stream.pdf", "papers\\a.pdf", "%HOME%.pdf", "folder.pdf", "missing.pdf", "a\x00.pdf", "a\n.pdf"],
)  # fmt: skip
def test_what_is_no_document_beside_the_agenda_is_not_opened(name: str, tmp_path: Path) -> None:
    """Ways out, options, programs and folders; each is there, where a file can have that name."""
    beside = tmp_path / "agendas"
    (beside / "papers").mkdir(parents=True)
    (beside / "folder.pdf").mkdir()
    (tmp_path / "outside.pdf").write_bytes(b"x")
    for there in ("a.pdf", ".hidden.pdf", "-option.pdf", "papers/-option.pdf", "a.sh", "a.desktop", "a.exe", "a.html",
                  "a.svg", "a.pdf.lnk", "a", "papers/a.pdf"):  # fmt: skip
        (beside / there).write_bytes(b"x")
    assert document_beside(name, beside) is None


def test_a_link_of_the_file_system_does_not_lead_out_of_the_folder(tmp_path: Path) -> None:
    """Neither to a file nor through a folder; and not to a program under a document's name."""
    beside, outside = tmp_path / "agendas", tmp_path / "outside"
    beside.mkdir()
    outside.mkdir()
    (outside / "secret.pdf").write_bytes(b"x")
    (beside / "run.sh").write_bytes(b"x")
    (beside / "out.pdf").symlink_to(outside / "secret.pdf")
    (beside / "papers").symlink_to(outside)
    (beside / "note.pdf").symlink_to(beside / "run.sh")
    (beside / "loop.pdf").symlink_to(beside / "loop.pdf")
    for name in ("out.pdf", "papers/secret.pdf", "note.pdf", "loop.pdf"):
        assert document_beside(name, beside) is None


def test_a_pipe_is_no_document(tmp_path: Path) -> None:
    """What would wait for a writer is not opened."""
    os.mkfifo(tmp_path / "a.pdf")
    assert document_beside("a.pdf", tmp_path) is None


def test_a_folder_that_is_gone_holds_no_documents(tmp_path: Path) -> None:
    """The agenda file may have been on a stick."""
    assert document_beside("a.pdf", tmp_path / "gone") is None


def test_reasons_name_what_is_wrong() -> None:
    """No address, a host that misleads, a document that is not there, and everything else."""
    assert "gives no address" in why_not("")
    assert "host" in why_not("https://good.example@evil.example/")
    assert "beside the agenda file" in why_not("papers/a.pdf")
    assert "http and https" in why_not("javascript:alert(1)")
    assert str(LONGEST) in why_not(GOOD + "a" * LONGEST)
