"""Every "only one" and "never" of an app, tried on the database: a good row, and the same with one thing wrong."""

import pytest
from django.db import IntegrityError, connection, models, transaction


def cases(rows):
    """(model, name of the constraint) of rows as {model: (a good row, {name: what makes it a wrong one})}."""
    return [(model, name) for model, (_good, wrongs) in rows.items() for name in wrongs]


def of_models(ours):
    """Every (model, name of a constraint) these models have."""
    return {(model, each.name) for model in ours for each in model._meta.constraints}


def is_refused(there, rows, model, name):
    """The good row is taken; with what is wrong the database refuses it, by this very constraint."""
    good, wrongs = rows[model]
    wrong = wrongs[name](there) if callable(wrongs[name]) else wrongs[name]
    with transaction.atomic():
        model.objects.create(**good(there))
        transaction.set_rollback(True)

    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        model.objects.create(**good(there) | wrong)

    assert is_named(refused.value, model, name), refused.value


def is_named(refused, model, name):
    """SQLite says the columns of what is there twice, and not the name of the rule."""
    rule = next(each for each in model._meta.constraints if each.name == name)
    if connection.vendor == "sqlite" and isinstance(rule, models.UniqueConstraint):
        columns = [model._meta.get_field(field).column for field in rule.fields]
        return all(f"{model._meta.db_table}.{column}" in str(refused) for column in columns)
    return name in str(refused)
