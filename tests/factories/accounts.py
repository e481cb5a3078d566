"""People, dull on purpose."""

from typing import Any

import factory

from accounts.models import Person

PASSWORD = "correct-horse-battery"


class PersonFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Person
        skip_postgeneration_save = True

    name = factory.Sequence(lambda n: f"Person {n}")
    email = factory.Sequence(lambda n: f"person{n}@example.com")

    @classmethod
    def _create(cls, model_class: type[Person], *args: Any, **kwargs: Any) -> Person:
        return model_class.objects.create_user(password=PASSWORD, **kwargs)
