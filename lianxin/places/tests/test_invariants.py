import pytest
from django.db import IntegrityError, transaction

from lianxin.places.models import Place
from lianxin.places.tests.factories import CourtyardFactory


@pytest.mark.parametrize(
    ("latitude", "longitude"), [(36.6, None), (None, 117.0), (91, 117.0), (36.6, 181)]
)
def test_the_database_keeps_no_place_that_lies_half_somewhere(db, latitude, longitude):
    yard = CourtyardFactory.create()
    with pytest.raises(IntegrityError), transaction.atomic():
        Place.objects.filter(pk=yard.pk).update(latitude=latitude, longitude=longitude)
