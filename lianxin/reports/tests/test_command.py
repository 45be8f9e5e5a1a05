"""`lianxin report COMMUNITY YEAR -o FILE` in every kind of file; see `test_pdf` for the rest."""

from datetime import UTC, datetime
from io import StringIO

import pytest
from django.core.management import call_command

from lianxin.matters.tests.factories import MatterFactory
from lianxin.places.tests.factories import CommunityFactory
from lianxin.reports.formats import FORMATS
from lianxin.reports.tests.test_editions import text_of

pytestmark = pytest.mark.django_db
SPRING = datetime(2015, 3, 2, 1, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _solved():
    here = CommunityFactory.create(name="历山路社区", slug="lishanlu")
    MatterFactory.create(
        community=here, solved=True, reported_at=SPRING, replied_at=SPRING, closed_at=SPRING
    )


@pytest.mark.parametrize("kind", FORMATS)
def test_a_card_is_written_as_what_the_file_is_called(tmp_path, kind):
    file, said = tmp_path / f"card.{kind}", StringIO()
    call_command("report", "历山路社区", "2015", output=file, stdout=said)
    assert "历山路社区2015年成绩单" in said.getvalue()
    assert "解决大事小情" in text_of(kind, file.read_bytes())
