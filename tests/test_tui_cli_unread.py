"""Files that were not read: told behind the answer, once, and again when they change or nothing was found."""

from __future__ import annotations

from pathlib import Path

from tests.commands import runner


def test_files_that_were_not_read_are_told_once(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text("The harbour\n\n“We waited,” Ada Byron said.\n", "utf-8")
    (folder / "b.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0")
    hexapla = runner(tmp_path / "home")
    here = ("-f", str(folder))
    told = "1 file was not read, or only in part; hexapla doctor says why.\n"
    found = ("search", *here, "harbour", "--exact")
    first = hexapla(*found)
    assert "harbour" in first.stdout
    assert first.stderr.endswith(told)
    assert told not in hexapla(*found).stderr
    assert told not in hexapla("people", *here, "--json").stderr
    assert hexapla("search", *here, "nowhere", "--exact").stderr.endswith(f"in this library.\n{told}")
    assert told not in hexapla("search", *here, "harbour", "--exact", "--lang", "xx").stderr
    (folder / "c.txt").write_bytes(b"PK\x03\x04 and no more\0")
    assert "2 files were not read" in hexapla("people", *here).stderr
    (folder / "d.txt").write_bytes(b"")
    assert hexapla("doctor", str(folder)).exit_code == 3  # names them all
    assert hexapla(*found).stderr == ""
    for name in ("b.txt", "c.txt", "d.txt"):
        (folder / name).unlink()
    assert hexapla("search", *here, "nowhere", "--exact").stderr == "Nothing found in this library.\n"
