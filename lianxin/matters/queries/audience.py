from lianxin.matters.models import Follow, Matter, Support
from lianxin.people.models import Person


def audience(matter: Matter, *, but: int | None) -> set[int]:
    """The users whom news of a matter concerns, its joined matters' too, without the one who made
    it.
    """
    family = [matter.pk, *Matter.objects.filter(joined_to=matter).values_list("pk", flat=True)]
    reporters = Matter.objects.filter(pk__in=family).values("reporter_id")
    supporters = Support.objects.filter(matter_id__in=family).values("person_id")
    persons = Person.objects.filter(user_id__isnull=False)
    found = set(persons.filter(pk__in=reporters).values_list("user_id", flat=True))
    found |= set(persons.filter(pk__in=supporters).values_list("user_id", flat=True))
    found |= set(Follow.objects.filter(matter_id__in=family).values_list("user_id", flat=True))
    return {pk for pk in found if pk not in (None, but)}
