"""What the command line takes and refuses, before anything is opened."""

import pytest

from main import parser


@pytest.mark.parametrize("port", ["99999", "-1", "http", "80.5"])
def test_a_port_that_is_none(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A port no machine has is refused with its value, not with a trace."""
    with pytest.raises(SystemExit) as left:
        parser().parse_args(["demo", f"--port={port}"])
    assert left.value.code == 2
    assert f"'{port}'" in capsys.readouterr().err
